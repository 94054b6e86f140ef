import { readFileSync, utimesSync } from 'node:fs'
import { hash, openCache } from './cache'
import { unlessMissing } from './output'

/** A file in a cache, whole: where it lies, and a way to its bytes. */
export type KeptFile = { file: string; read: () => Buffer }

/** What a cache has under a key: facts, and files by their names. */
export type Kept<Facts> = { facts: Facts; files: Map<string, KeptFile> }

/** What is to be kept. */
export type Made<Facts> = { facts: Facts; files: Iterable<[name: string, data: Uint8Array]> }

/**
 * A cache of files that an export can link to (`placeOutput`): they lie there as they are, each with its hash elsewhere.
 * All that a build reads is hashed, since a disk or a tool may change bytes and leave size and time as they were: a tenth
 * of a second for each 1,000 posts. What it finds sound gets the time of the build, which a link shares.
 */
export type FileCache<Facts> = {
  /** What is kept under a key, or nothing if any of it is missing or damaged. */
  read: (key: string) => Kept<Facts> | undefined
  write: (key: string, made: Made<Facts>) => Kept<Facts>
  /** What is kept under a key, which is made and kept if it is not there. */
  get: (key: string, make: () => Promise<Made<Facts>>) => Promise<Kept<Facts>>
  /** Throws away what nobody has asked for since the cache was opened. */
  sweep: () => void
}

/** The time of this build in seconds since 1970. */
const buildTime = Math.floor(Date.now() / 1000)

/** What a cache knows of a file, under the key of all that were made with it. */
type FileFacts = { name: string; hash: string }

/** Opens the file cache with a name, which is a folder of its own. */
export function openFileCache<Facts>(name: string): FileCache<Facts> {
  const cache = openCache(name)

  function read(key: string): Kept<Facts> | undefined {
    const text = cache.read(key)?.toString()
    if (text === undefined) return undefined
    const { facts, files }: { facts: Facts; files?: FileFacts[] } = JSON.parse(text)
    // Who has updated the blog has a cache that was written by older code.
    if (!files) return undefined
    const kept = files.map(({ name }, index): [string, KeptFile] => [name, keepFile(cache.locate(`${key}.${index}`))])
    const isSound = files.every((facts, index) => isFileSound(cache.locate(`${key}.${index}`), facts))
    return isSound ? { facts, files: new Map(kept) } : undefined
  }

  function write(key: string, { facts, files }: Made<Facts>): Kept<Facts> {
    const kept: Kept<Facts> = { facts, files: new Map() }
    const written: FileFacts[] = []
    for (const [name, data] of files) {
      const file = cache.put(`${key}.${written.length}`, data)
      utimesSync(file, buildTime, buildTime)
      kept.files.set(name, keepFile(file))
      written.push({ name, hash: hash(data) })
    }
    cache.write(key, JSON.stringify({ facts, files: written }))
    return kept
  }

  return {
    read,
    write,
    get: async (key, make) => read(key) ?? write(key, await make()),
    sweep: cache.sweep,
  }
}

const keepFile = (file: string): KeptFile => ({ file, read: () => readFileSync(file) })

/** Whether a file is as it was written; it then has the time of this build. */
function isFileSound(file: string, facts: FileFacts): boolean {
  const data = unlessMissing(() => readFileSync(file))
  if (!data || hash(data) !== facts.hash) return false
  utimesSync(file, buildTime, buildTime)
  return true
}

import { readFileSync } from 'node:fs'
import { hash, openCache } from './cache'
import { unlessMissing } from './output'

/** A file in a cache, whole: its bytes, and where it lies. */
export type KeptFile = { data: Buffer; file: string }

/** What a cache has under a key: facts, and files by their names. */
export type Kept<Facts> = { facts: Facts; files: Map<string, KeptFile> }

/** What is to be kept. */
export type Made<Facts> = { facts: Facts; files: Iterable<[name: string, data: Uint8Array]> }

/** A cache of files that an export can link to (`placeOutput`): they lie there as they are, each with its hash elsewhere. */
export type FileCache<Facts> = {
  /** What is kept under a key, or nothing if any of it is missing or damaged. */
  read: (key: string) => Kept<Facts> | undefined
  write: (key: string, made: Made<Facts>) => Kept<Facts>
  /** What is kept under a key, which is made and kept if it is not there. */
  get: (key: string, make: () => Promise<Made<Facts>>) => Promise<Kept<Facts>>
  /** Throws away what nobody has asked for since the cache was opened. */
  sweep: () => void
}

/** Opens the file cache with a name, which is a folder of its own. */
export function openFileCache<Facts>(name: string): FileCache<Facts> {
  const cache = openCache(name)

  function read(key: string): Kept<Facts> | undefined {
    const text = cache.read(key)?.toString()
    if (text === undefined) return undefined
    const { facts, hashes }: { facts: Facts; hashes: [string, string][] } = JSON.parse(text)
    const files = new Map<string, KeptFile>()
    for (const [index, [name, sum]] of hashes.entries()) {
      const file = cache.locate(`${key}.${index}`)
      const data = unlessMissing(() => readFileSync(file))
      if (!data || hash(data) !== sum) return undefined
      files.set(name, { data, file })
    }
    return { facts, files }
  }

  function write(key: string, { facts, files }: Made<Facts>): Kept<Facts> {
    const kept: Kept<Facts> = { facts, files: new Map() }
    const hashes: [string, string][] = []
    for (const [name, bytes] of files) {
      const data = Buffer.from(bytes)
      kept.files.set(name, { data, file: cache.put(`${key}.${hashes.length}`, data) })
      hashes.push([name, hash(data)])
    }
    cache.write(key, JSON.stringify({ facts, hashes }))
    return kept
  }

  return {
    read,
    write,
    get: async (key, make) => read(key) ?? write(key, await make()),
    sweep: cache.sweep,
  }
}

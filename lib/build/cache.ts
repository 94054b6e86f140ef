import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import pMap from 'p-map'
import { env } from '../env'
import { ignoreMissing } from './output'

/** The folder of what outlives builds; whoever throws it away loses time and nothing else. */
export const cacheRoot = path.resolve('.next/cache/galley')

/** How many files are open at once. */
export const manyFiles = { concurrency: 64 }

/**
 * Texts that are costly to make, each kept under a key: a hash of all that it is made of. A text lies behind its own
 * checksum, so one that is damaged or cut off is as good as none; with `CLEAN=1`, so are all.
 */
export type Cache = {
  /** The text under a key, or nothing. */
  read: (key: string) => Promise<string | undefined>
  write: (key: string, text: string) => Promise<void>
  /** The text under a key, which is made and kept if it is not there. */
  get: (key: string, make: () => string | Promise<string>) => Promise<string>
  /** Throws away what nobody has asked for since the cache was opened. */
  sweep: () => Promise<void>
}

/** Opens the cache with a name, which is a folder of its own. */
export function openCache(name: string): Cache {
  const folder = path.join(cacheRoot, name)
  const used = new Set<string>()
  let writes = 0

  async function read(key: string): Promise<string | undefined> {
    used.add(key)
    if (env.clean) return undefined
    const file = await readFile(path.join(folder, key), 'utf8').catch(ignoreMissing)
    const [, checksum, text] = /^([0-9a-f]{64})\n(.*)$/s.exec(file ?? '') ?? []
    return text !== undefined && checksum === hash(text) ? text : undefined
  }

  async function write(key: string, text: string): Promise<void> {
    used.add(key)
    // Two posts may have one card, drawn twice at once.
    const unfinished = path.join(folder, `${key}.unfinished-${writes++}`)
    await mkdir(folder, { recursive: true })
    await writeFile(unfinished, `${hash(text)}\n${text}`)
    await rename(unfinished, path.join(folder, key))
  }

  return {
    read,
    write,
    async get(key, make) {
      const kept = await read(key)
      if (kept !== undefined) return kept
      const made = await make()
      await write(key, made)
      return made
    },
    async sweep() {
      const entries = (await readdir(folder).catch(ignoreMissing)) ?? []
      await pMap(
        entries.filter((entry) => !used.has(entry)),
        (entry) => rm(path.join(folder, entry), { recursive: true, force: true }),
        manyFiles,
      )
    },
  }
}

/** A hash of values, by their JSON or their bytes. */
export function hash(...values: unknown[]): string {
  const sum = createHash('sha256')
  for (const value of values) {
    if (typeof value === 'string' || value instanceof Uint8Array) sum.update(value).update('\0')
    else sum.update(JSON.stringify(value)).update('\0')
  }
  return sum.digest('hex')
}

import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { env } from './env'
import { unlessMissing } from './output'

/** The folder of what outlives builds; whoever throws it away loses time and nothing else. */
export const cacheRoot = path.resolve('.next/cache/galley')

/**
 * What is costly to make, each piece kept under a key: a hash of all that it is made of. A piece lies behind its own
 * checksum, so one that is damaged or cut off is as good as none; with `CLEAN=1`, so are all. Files are read and written
 * without a trip to another thread, which takes as long as the work: there are tens of thousands of them.
 */
export type Cache = {
  /** What is kept under a key, or nothing. */
  read: (key: string) => Buffer | undefined
  write: (key: string, data: string | Uint8Array) => void
  /** What is kept under a key, which is made and kept if it is not there. */
  get: (key: string, make: () => string | Uint8Array | Promise<string | Uint8Array>) => Promise<Buffer>
  /** Puts a file beside what is under a key, as it is; it is called the key, a dot and a number. Returns where it lies. */
  put: (name: string, data: Uint8Array) => string
  /** Where a file lies. */
  locate: (name: string) => string
  /** Has `sweep` spare what is under a key. */
  use: (key: string) => void
  /** Throws away what nobody has asked for since the cache was opened. */
  sweep: () => void
}

/** Opens the cache with a name, which is a folder of its own. */
export function openCache(name: string): Cache {
  const folder = path.join(cacheRoot, name)
  const used = new Set<string>()
  let hasFolder = false
  const locate = (name: string) => path.join(folder, name)

  function read(key: string): Buffer | undefined {
    used.add(key)
    const file = env.clean ? undefined : unlessMissing(() => readFileSync(locate(key)))
    const data = file?.subarray(checksumLength)
    return data && file?.toString('latin1', 0, checksumLength) === hash(data) ? data : undefined
  }

  function put(name: string, data: Uint8Array): string {
    const unfinished = locate(`${name}-unfinished`)
    try {
      if (!hasFolder) mkdirSync(folder, { recursive: true })
      hasFolder = true
      writeFileSync(unfinished, data)
      renameSync(unfinished, locate(name))
    } catch (error) {
      // Where space runs out, Node names no file.
      const reason = error instanceof Error ? error.message : error
      throw new Error(`${unfinished} cannot be written. ${reason}`, { cause: error })
    }
    return locate(name)
  }

  function write(key: string, data: string | Uint8Array): void {
    used.add(key)
    put(key, Buffer.concat([Buffer.from(hash(data)), Buffer.from(data)]))
  }

  return {
    read,
    write,
    put,
    locate,
    use: (key) => void used.add(key),
    async get(key, make) {
      const kept = read(key)
      if (kept) return kept
      const made = await make()
      write(key, made)
      return Buffer.from(made)
    },
    sweep() {
      for (const entry of unlessMissing(() => readdirSync(folder)) ?? []) {
        if (!used.has(entry.replace(/\.\d+$/, ''))) rmSync(locate(entry), { recursive: true, force: true })
      }
    },
  }
}

/** A hash of values, by their JSON or their bytes: 64 digits. */
export function hash(...values: unknown[]): string {
  const sum = createHash('sha256')
  for (const value of values) {
    if (typeof value === 'string' || value instanceof Uint8Array) sum.update(value).update('\0')
    else sum.update(JSON.stringify(value)).update('\0')
  }
  return sum.digest('hex')
}

const checksumLength = 64

import { copyFileSync, linkSync, mkdirSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { env } from './env'

/** Writes the file that an export in `dir` serves at a root-relative address. Creates its folder if needed. */
export async function writeOutput(dir: string, href: string, data: string | Uint8Array): Promise<void> {
  const file = path.join(dir, outputFile(href))
  // The folder of most files exists by now, so creating it is the exception.
  await writeFile(file, data).catch(async (error) => {
    ignoreMissing(error)
    await mkdir(path.dirname(file), { recursive: true })
    await writeFile(file, data)
  })
}

/**
 * Places a cached file where an export in `dir` serves it at a root-relative address. Prefers a hard link, which takes
 * a fifth of the time of a copy; writing to it then corrupts the cache, which the next build detects. A link shares the
 * modification time of the cached file, which core/file-cache.ts sets to that of this build, since uploads may compare
 * it.
 */
export function placeOutput(dir: string, href: string, kept: string): void {
  const file = path.join(dir, outputFile(href))
  const place = () => {
    try {
      linkSync(kept, file)
    } catch (error) {
      if (hasCode(error, 'ENOENT')) throw error
      // The file exists, or the disk does not support links.
      copyFileSync(kept, file)
    }
  }
  try {
    place()
  } catch (error) {
    ignoreMissing(error)
    mkdirSync(path.dirname(file), { recursive: true })
    place()
  }
}

/** Returns the result of `read`; undefined if it throws because a file does not exist. */
export function unlessMissing<Result>(read: () => Result): Result | undefined {
  try {
    return read()
  } catch (error) {
    return ignoreMissing(error)
  }
}

/** Throws an error unless it says that a file does not exist. */
export function ignoreMissing(error: unknown): undefined {
  if (!hasCode(error, 'ENOENT')) throw error
}

/** Returns whether a system error has a code, such as `ENOENT`. */
export function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}

/** Returns the file that is served at a root-relative address, relative to the export. */
export function outputFile(href: string): string {
  const file = decodeURIComponent(href.slice(env.basePath.length + 1))
  return file === '' || file.endsWith('/') ? `${file}index.html` : file
}

import { copyFileSync, linkSync, mkdirSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { env } from './env'

/** Writes what is served at a root-relative address into an export. */
export async function writeOutput(dir: string, href: string, data: string | Uint8Array): Promise<void> {
  const file = path.join(dir, outputFile(href))
  // Most files have their folder by now.
  await writeFile(file, data).catch(async (error) => {
    ignoreMissing(error)
    await mkdir(path.dirname(file), { recursive: true })
    await writeFile(file, data)
  })
}

/**
 * Puts a file of a cache where it is served at a root-relative address: as a link, which takes a fifth of the time of a
 * copy. Who writes into it then damages what the cache has, which the next build finds out. Its time is that of this
 * build, since what is uploaded may go by that.
 */
export function placeOutput(dir: string, href: string, kept: string): void {
  const file = path.join(dir, outputFile(href))
  const place = () => {
    try {
      linkSync(kept, file)
    } catch (error) {
      if (hasCode(error, 'ENOENT')) throw error
      // There is one by that name, or the disk has no links.
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

/** What `read` returns, or nothing if it finds that the file is not there. */
export function unlessMissing<Result>(read: () => Result): Result | undefined {
  try {
    return read()
  } catch (error) {
    return ignoreMissing(error)
  }
}

/** Takes an error that says that a file is not there; throws any other. */
export function ignoreMissing(error: unknown): undefined {
  if (!hasCode(error, 'ENOENT')) throw error
}

/** Whether an error is one of the system, such as `ENOENT`. */
export function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}

/** The file of `outDir` that a root-relative address is served from, as a relative path. */
export function outputFile(href: string): string {
  const file = decodeURIComponent(href.slice(env.basePath.length + 1))
  return file === '' || file.endsWith('/') ? `${file}index.html` : file
}

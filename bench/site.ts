import { constants } from 'node:fs'
import { cp, mkdtemp, readdir, rename, stat } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { ignoreMissing } from '../lib/galley/core/output'

/** The folders that a build writes besides the export. */
const caches = ['.next', '.contentlayer']

/** The files and folders that are not copied with a checkout. */
const notCopied = new Set([...caches, '.git', '.test', 'content', 'out'])

/**
 * Copies the working tree of this checkout, with its dependencies but without content, so that builds of the copy leave the
 * original's output and caches alone. Dependencies are copied since Next does not follow links to others; a copy inside of
 * the original finds those there, so pass them in `without`.
 */
export async function copyCheckout(dir: string, without: string[] = []): Promise<void> {
  const root = fileURLToPath(new URL('..', import.meta.url))
  for (const name of await readdir(root)) {
    if (notCopied.has(name) || without.includes(name)) continue
    await cp(path.join(root, name), path.join(dir, name), {
      recursive: true,
      verbatimSymlinks: true,
      mode: constants.COPYFILE_FICLONE,
    })
  }
}

/** Removes the output and caches of builds from a checkout. */
export async function forgetBuilds(dir: string, trash: string): Promise<void> {
  for (const name of [...caches, 'out']) await putAside(path.join(dir, name), trash)
}

/**
 * Moves a folder, if it exists, into `trash` on the same disk, to be deleted after the measurements. Some file systems check
 * recently deleted files before they create one (`recently_deleted` in ext4 without a journal): ten thousand deleted files
 * make a build a fifth slower.
 */
export async function putAside(folder: string, trash: string): Promise<void> {
  await rename(folder, await mkdtemp(path.join(trash, 'put-aside-'))).catch(ignoreMissing)
}

/** Returns the number of files in a folder and its subfolders, and their total size in bytes. */
export async function measureFolder(dir: string): Promise<{ files: number; bytes: number }> {
  const sum = { files: 0, bytes: 0 }
  for (const name of await readdir(dir, { recursive: true })) {
    const entry = await stat(path.join(dir, name))
    if (!entry.isFile()) continue
    sum.files += 1
    sum.bytes += entry.size
  }
  return sum
}

/** Returns the source of a post with one more sentence. */
export function editBody(source: string): string {
  return `${source}\nThis sentence was missing.\n`
}

/** Returns the source of a post with another title. */
export function editTitle(source: string): string {
  return source.replace(/^title: .*$/m, '$&, a second time')
}

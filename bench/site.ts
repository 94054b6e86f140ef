import { constants } from 'node:fs'
import { cp, mkdtemp, readdir, rename, stat } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { ignoreMissing } from '../lib/galley/core/output'

/** What a build leaves behind and does not export. */
const caches = ['.next', '.contentlayer']

/** What a copy of the checkout goes without. */
const notCopied = new Set([...caches, '.git', '.test', 'content', 'out'])

/**
 * Copies this checkout as it stands, dependencies included, but without content, so that builds of the copy leave the
 * original's results and caches alone. Next does not follow a link to dependencies that are elsewhere; a copy within the
 * original finds the original's, and can do `without` its own.
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

/** Makes a checkout one that has built nothing yet. */
export async function forgetBuilds(dir: string, trash: string): Promise<void> {
  for (const name of [...caches, 'out']) await putAside(path.join(dir, name), trash)
}

/**
 * Moves a folder, if it is there, into one on the same disk, which is to be deleted when all is measured. Some file systems
 * look at what was deleted in the last minutes before they make a file (`recently_deleted` in Linux's ext4, of a disk
 * without a journal): ten thousand deleted files make a build a fifth slower.
 */
export async function putAside(folder: string, trash: string): Promise<void> {
  await rename(folder, await mkdtemp(path.join(trash, 'put-aside-'))).catch(ignoreMissing)
}

/** How many files there are below a folder, and their sizes taken together. */
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

/** A post with one more sentence at its end. */
export function editBody(source: string): string {
  return `${source}\nThis sentence was missing.\n`
}

/** A post with another title. */
export function editTitle(source: string): string {
  return source.replace(/^title: .*$/m, '$&, a second time')
}

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { stringify } from 'yaml'

/** Files by their paths in a content folder; `undefined` leaves a file out. */
export type Files = Record<string, string | Uint8Array | undefined>

/** An author list that contains only the site's author. */
export const authors = 'authors:\n  - key: mara\n    name: Mara Lindqvist\n'

/** An image of 40 by 30 pixels. */
export const svg =
  '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><rect width="40" height="30"/></svg>\n'

/** Returns the source of a post. */
export function createSource(frontmatter: Record<string, unknown>, body: string): string {
  return `---\n${stringify(frontmatter)}---\n\n${body}\n`
}

/** Replaces a content folder with `files`, and an author list unless `files` has one. */
export async function writeContent(dir: string, files: Files): Promise<void> {
  await rm(dir, { recursive: true, force: true })
  await writeFiles(dir, { 'authors.yml': authors, ...files })
}

/** Writes files into a folder, and keeps the others there. */
export async function writeFiles(dir: string, files: Files): Promise<void> {
  for (const [file, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(dir, file)), { recursive: true })
    if (text !== undefined) await writeFile(path.join(dir, file), text)
  }
}

/** Writes a content folder named `content` in a new temporary folder. Returns its path. */
export async function writeTemporaryContent(files: Files): Promise<string> {
  const dir = path.join(await mkdtemp(path.join(tmpdir(), 'galley-')), 'content')
  await writeContent(dir, files)
  return dir
}

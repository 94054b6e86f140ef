import { lstatSync, readdirSync } from 'node:fs'
import path from 'node:path'

/** What is copied as it is into every export, by paths in there. */
export type PublicFiles = {
  files: string[]
  /** What cannot be copied as a file, and what it is instead. */
  others: { path: string; kind: string }[]
}

/** Where the folder is, which Next takes from where it runs. */
export const getPublicDir = (): string => path.resolve('public')

/** Lists `public/`, sorted. No link is followed: it could lead out of the folder, or round in a circle. */
export function listPublicFiles(): PublicFiles {
  const publicDir = getPublicDir()
  const stats = lstatSync(publicDir, { throwIfNoEntry: false })
  if (!stats) return { files: [], others: [] }
  if (!stats.isDirectory()) return { files: [], others: [{ path: '', kind: describe(stats) }] }
  const found = readdirSync(publicDir, { recursive: true, withFileTypes: true }).map((entry) => {
    const file = path.relative(publicDir, path.join(entry.parentPath, entry.name))
    return { entry, path: file.split(path.sep).join('/') }
  })
  found.sort((a, b) => (a.path < b.path ? -1 : 1))
  return {
    files: found.filter(({ entry }) => entry.isFile()).map(({ path }) => path),
    others: found
      .filter(({ entry }) => !entry.isFile() && !entry.isDirectory())
      .map(({ entry, path }) => ({ path, kind: describe(entry) })),
  }
}

function describe(entry: { isSymbolicLink(): boolean; isFile(): boolean }): string {
  if (entry.isSymbolicLink()) return 'a symbolic link'
  return entry.isFile() ? 'a file, not a folder' : 'a device, a pipe or a socket'
}

import { lstatSync, readdirSync } from 'node:fs'
import path from 'node:path'

/** The contents of `public/`, which every export includes unchanged; paths are relative to it. */
export type PublicFiles = {
  files: string[]
  /** Entries that are neither files nor folders, with a description of each. */
  others: { path: string; kind: string }[]
}

/** Returns the absolute path of `public/`, which Next.js resolves against the working directory. */
export const getPublicDir = (): string => path.resolve('public')

/** Lists `public/`, sorted. Does not follow links, which could leave the folder or form a cycle. */
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

import { createHash, type Hash } from 'node:crypto'
import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs'
import path from 'node:path'
import { env } from '../core/env'
import { hasCode } from '../core/output'
import { isImageName } from './images'
import { isDataFile } from './list-files'

/**
 * Files that cannot change a page: build output, tools and tests. Everything else can, whether Git ignores it or not.
 * The lockfile covers installed packages.
 */
const harmless = [
  ...['.ci', '.contentlayer', '.cspell', '.git', '.github', '.next', '.test', '.vscode'],
  ...['bench', 'next-env.d.ts', 'node_modules', 'tests'],
]

/** Names that are harmless in any folder. */
const harmlessNames = /^(?:node_modules|\.git|\.DS_Store|.*\.tsbuildinfo)$/

/** The folders that a build reads and writes, absolute. */
type Folders = { root: string; contentDir: string; outDir: string }

let fingerprint: string | undefined

/**
 * Returns a hash of everything that may change a page except posts, pages, authors, typed data and images: code,
 * configuration and other data.
 */
export function getFingerprint(): string {
  fingerprint ??= createFingerprint({ root: process.cwd(), ...env }, [process.version, env.siteUrl, env.basePath])
  return fingerprint
}

/** Returns the fingerprint of a checkout and `settings`. Follows links, and visits each folder once. */
export function createFingerprint({ root, contentDir, outDir }: Folders, settings: unknown[]): string {
  const hash = createHash('sha256').update(JSON.stringify([...settings, path.basename(contentDir)]))
  const skipped = new Set([
    contentDir,
    ...['', '.next', '.last'].map((suffix) => `${outDir}${suffix}`),
    ...harmless.map((name) => path.join(root, name)),
  ])
  const visited = new Set<string>()
  addFolder(hash, root, '', (file) => skipped.has(path.join(root, file)), visited)
  addFolder(hash, contentDir, '', hasOwnKey, visited)
  return hash.digest('hex')
}

/** Returns whether a content file is part of the cache keys of single pages, or appears on no page. */
function hasOwnKey(file: string): boolean {
  return (
    file.endsWith('.mdx') || isImageName(file) || isDataFile(file) || ['authors.yml', 'permalinks.txt'].includes(file)
  )
}

/**
 * Adds the files below a folder to a hash, sorted by name. Unreadable files are reported by the code that needs them.
 */
function addFolder(
  hash: Hash,
  root: string,
  folder: string,
  skips: (file: string) => boolean,
  visited: Set<string>,
): void {
  const real = realpathSync(path.join(root, folder))
  if (visited.has(real)) return
  visited.add(real)
  const names = readdirSync(real).filter((name) => !harmlessNames.test(name))
  for (const name of names.sort()) {
    const file = path.join(folder, name)
    if (skips(file)) continue
    try {
      const stats = statSync(path.join(root, file))
      if (stats.isDirectory()) addFolder(hash, root, file, skips, visited)
      else if (stats.isFile()) hash.update(`${file}\0${stats.size}\0`).update(readFileSync(path.join(root, file)))
    } catch (error) {
      if (!hasCode(error, 'ENOENT') && !hasCode(error, 'EACCES') && !hasCode(error, 'ELOOP')) throw error
      hash.update(`${file}\0unreadable\0`)
    }
  }
}

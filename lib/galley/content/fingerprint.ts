import { createHash, type Hash } from 'node:crypto'
import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs'
import path from 'node:path'
import { env } from '../core/env'
import { hasCode } from '../core/output'
import { isImageName } from './images'
import { isDataFile } from './list-files'

/**
 * What cannot change a page: products, tools, and tests. Everything else can, wherever it lies and whether Git ignores it or
 * not. Installed packages are those of the lockfile.
 */
const harmless = [
  ...['.ci', '.contentlayer', '.cspell', '.git', '.github', '.next', '.test', '.vscode'],
  ...['bench', 'next-env.d.ts', 'node_modules', 'tests'],
]

/** Names that are harmless in every folder. */
const harmlessNames = /^(?:node_modules|\.git|\.DS_Store|.*\.tsbuildinfo)$/

/** The folders that a build reads and writes, absolute. */
type Folders = { root: string; contentDir: string; outDir: string }

let fingerprint: string | undefined

/** Returns a hash of all that may change a page besides posts, pages, authors, typed data and images: code, configuration, data. */
export function getFingerprint(): string {
  fingerprint ??= createFingerprint({ root: process.cwd(), ...env }, [process.version, env.siteUrl, env.basePath])
  return fingerprint
}

/** Returns the fingerprint of a checkout, in which `settings` go too. Follows links, and reads no file twice. */
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

/** Whether a file of the content folder is among what each page's own key is made of, or on no page. */
function hasOwnKey(file: string): boolean {
  return (
    file.endsWith('.mdx') || isImageName(file) || isDataFile(file) || ['authors.yml', 'permalinks.txt'].includes(file)
  )
}

/** Adds the files below a folder to a hash, in the order of their names. What cannot be read is for its reader to report. */
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

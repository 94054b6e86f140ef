import { createHash } from 'node:crypto'
import { readdir, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { site } from '../../site'
import { env } from '../core/env'

/** What decides, besides the content, how a page looks. Installed packages are those of the lockfile. */
export const sources = [
  'app',
  'components',
  'lib',
  'contentlayer.config.ts',
  'next.config.mjs',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
]

let hashed: Promise<string> | undefined

/** A hash that changes with the code, the configuration and the environment of a build. */
export function hashSources(): Promise<string> {
  hashed ??= hashAll()
  return hashed
}

async function hashAll(): Promise<string> {
  const { siteUrl, basePath, contentDir } = env
  const hash = createHash('sha256')
  hash.update(JSON.stringify([process.version, siteUrl, basePath, path.basename(contentDir)]))
  const code = site.content.allowCode ? (await listFiles(contentDir)).filter(isCode) : []
  for (const source of [...sources, ...code]) {
    for (const file of await listFiles(source))
      hash
        .update(`${file}\0`)
        .update(await readFile(file))
        .update('\0')
  }
  return hash.digest('hex')
}

/** Whether posts may import a file: what they are made of is not all in their own. */
const isCode = (file: string): boolean => /\.[cm]?[jt]sx?$/.test(file)

async function listFiles(source: string): Promise<string[]> {
  if ((await stat(source)).isFile()) return [source]
  const entries = await readdir(source, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort()
}

import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { VFileMessage } from 'vfile-message'
import { parse } from 'yaml'
import { env } from '../env'
import { readSource } from '../markdown/source'
import { parseMarkdown } from '../markdown/syntax'
import { parseFrontmatter } from './frontmatter'
import type { Content, Entry } from './rule'

/** Reads all posts and pages of the content folder. A file that cannot be parsed is there too, with its fault. */
export async function readContent(): Promise<Content> {
  const posts = await listFiles('posts')
  const pages = await listFiles('pages')
  return {
    entries: await Promise.all([
      ...posts.map((file) => readEntry('post', file)),
      ...pages.map((file) => readEntry('page', file)),
    ]),
    authors: await readAuthorKeys(),
  }
}

/** The MDX files below a folder of the content folder, which need not be there; paths relative to the content folder. */
async function listFiles(folder: string): Promise<string[]> {
  const files = await readdir(path.join(env.contentDir, folder), { recursive: true }).catch(() => [])
  return files
    .filter((file) => file.endsWith('.mdx'))
    .map((file) => path.posix.join(folder, file.split(path.sep).join('/')))
    .sort()
}

async function readEntry(kind: Entry['kind'], file: string): Promise<Entry> {
  const source = await readSource(file)
  return {
    kind,
    path: file,
    slug: path.posix.basename(file.replace(/(?:\/index)?\.mdx$/, '')),
    file: source,
    frontmatter: parseFrontmatter(source),
    body: parseBody(source),
  }
}

function parseBody(source: Entry['file']): Entry['body'] {
  try {
    return { tree: parseMarkdown(source) }
  } catch (error) {
    if (error instanceof VFileMessage) return { fault: error }
    throw error
  }
}

async function readAuthorKeys(): Promise<Set<string>> {
  const text = await readFile(path.join(env.contentDir, 'authors.yml'), 'utf8').catch(() => {
    throw new Error(`${path.join(env.contentDir, 'authors.yml')} is missing. It lists who writes here: key and name.`)
  })
  const parsed: unknown = parse(text)
  const list = isObject(parsed) && Array.isArray(parsed.authors) ? parsed.authors : []
  return new Set(list.flatMap((author) => (isObject(author) && typeof author.key === 'string' ? author.key : [])))
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Nodes } from 'mdast'
import { visit } from 'unist-util-visit'
import type { VFile } from 'vfile'
import { VFileMessage } from 'vfile-message'
import { parse } from 'yaml'
import { env } from '../env'
import { readSource } from '../markdown/source'
import { parseMarkdown } from '../markdown/syntax'
import { parseFrontmatter } from './frontmatter'
import type { Content, Entry } from './rule'

/** Reads all posts and pages of the content folder. A file that cannot be parsed is there too, with its fault. */
export async function readContent(): Promise<Content> {
  const files = await listFiles()
  const list = (kind: Entry['kind']) =>
    files.filter((file) => file.startsWith(`${kind}s/`) && file.endsWith('.mdx')).map((file) => readEntry(kind, file))
  return {
    entries: await Promise.all([...list('post'), ...list('page')]),
    authors: await readAuthorKeys(),
    files: new Set(files),
  }
}

/** Every file below the content folder, sorted, by its path in there. */
async function listFiles(): Promise<string[]> {
  const found = await readdir(env.contentDir, { recursive: true, withFileTypes: true }).catch(() => [])
  return found
    .filter((file) => !file.isDirectory())
    .map((file) => path.relative(env.contentDir, path.join(file.parentPath, file.name)).split(path.sep).join('/'))
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
    ...parseBody(source),
  }
}

function parseBody(source: VFile): Pick<Entry, 'nodes' | 'bodyFault'> {
  const nodes: Nodes[] = []
  try {
    visit(parseMarkdown(source), (node) => void nodes.push(node))
    return { nodes, bodyFault: undefined }
  } catch (error) {
    if (error instanceof VFileMessage) return { nodes, bodyFault: error }
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

import path from 'node:path'
import type { VFile } from 'vfile'
import { location } from 'vfile-location'
import { VFileMessage } from 'vfile-message'
import { dataTypes } from '../../schema'
import { parseFrontmatter } from '../content/frontmatter'
import { findFrontmatter } from '../content/frontmatter-block'
import { listFiles } from '../content/list-files'
import { readSourceFile, type SourceFile } from '../content/source-file'
import type { FileFault } from '../core/diagnostics'
import { listNodes } from '../markdown/find'
import { tooCostly } from '../markdown/syntax'
import { readTree } from '../markdown/tree-cache'
import { during } from './activity'
import { parseAuthors } from './authors'
import { type DataFile, parseData } from './data'
import { findDepthFault, findExcess, isOverflow, tooDeep } from './limits'
import type { Content, Entry } from './rule'
import { findStuckFault, getStamp } from './stuck'

/**
 * Reads the whole content folder. Files that cannot be parsed are included, with their faults. Reads synchronously:
 * awaiting ten thousand files one by one takes twice as long.
 */
export function readContent(): Content {
  const { files, links: linked } = listFiles()
  const links = new Set(linked)
  const unread: FileFault[] = []
  const entries: Entry[] = []
  for (const file of files) {
    const kind = getKind(file)
    if (!kind || links.has(file)) continue
    const read = readEntry(kind, file)
    if ('file' in read) entries.push(read)
    else unread.push(read)
  }
  const data: DataFile[] = []
  for (const type of dataTypes) {
    const file = type.filePathPattern
    if (!files.includes(file) || links.has(file)) continue
    const stuck = findStuckFault(file)
    const source = stuck ? { path: file, ...stuck } : readSourceFile(file)
    if ('file' in source) data.push(during({ file, step: 'reading its data' }, () => parseData(source, type)))
    else unread.push(source)
  }
  const authors = files.includes('authors.yml') ? readSourceFile('authors.yml') : undefined
  if (authors && !('file' in authors)) unread.push(authors)
  return {
    entries: entries.sort((a, b) => Number(a.kind === 'page') - Number(b.kind === 'page')),
    authors: parseAuthors(authors && 'file' in authors ? authors : undefined),
    data,
    files: new Set(files),
    links,
    unread,
  }
}

function getKind(file: string): Entry['kind'] | undefined {
  if (!file.endsWith('.mdx')) return undefined
  if (file.startsWith('posts/')) return 'post'
  return file.startsWith('pages/') ? 'page' : undefined
}

const lastRead = new Map<string, { stamp: string; entry: Entry }>()

/** Clears the cache of entries, which takes about 100 KB per post. */
export function forgetContent(): void {
  lastRead.clear()
}

/** Reads a post or page, or returns the cached entry if the file has not changed. */
function readEntry(kind: Entry['kind'], file: string): Entry | FileFault {
  const stamp = getStamp(file)
  const last = lastRead.get(file)
  if (last?.stamp === stamp) {
    last.entry.file.messages = []
    return last.entry
  }
  const source = readSourceFile(file)
  if (!('file' in source)) return source
  const entry = createEntry(kind, source)
  lastRead.set(file, { stamp, entry })
  return entry
}

/** Creates an entry. A file without frontmatter gets no body, since its start is unknown. */
function createEntry(kind: Entry['kind'], source: SourceFile): Entry {
  const frontmatter = during({ file: source.path, step: 'reading its frontmatter' }, () =>
    parseFrontmatter(source.file),
  )
  let body: Body | undefined
  const readBody = (): Body => {
    body ??= frontmatter.blockFault
      ? unread
      : during({ file: source.path, step: 'parsing its body' }, () => parseBody(source))
    return body
  }
  return {
    ...source,
    kind,
    slug: path.posix.basename(source.path.replace(/(?:\/index)?\.mdx$/, '')),
    frontmatter,
    // Lazy, since parsing takes most of the time of a check and not every body is used.
    get nodes() {
      return readBody().nodes
    },
    get bodyFault() {
      return readBody().bodyFault
    },
    get bodyExcess() {
      return readBody().bodyExcess
    },
    release() {
      body = undefined
    },
  }
}

type Body = Pick<Entry, 'nodes' | 'bodyFault' | 'bodyExcess'>

const unread: Body = { nodes: [], bodyFault: undefined, bodyExcess: undefined }

function parseBody({ path, file }: SourceFile): Body {
  const excess = findStuckFault(path) ?? findExcess(file)
  if (excess) return { ...unread, bodyExcess: excess }
  try {
    const tree = readTree(file)
    const deep = findDepthFault(tree)
    if (deep) return { ...unread, bodyExcess: deep }
    return { ...unread, nodes: [tree, ...listNodes(tree).map(({ node }) => node)] }
  } catch (error) {
    if (isOverflow(error)) return { ...unread, bodyExcess: { ...tooDeep, place: undefined } }
    if (!(error instanceof VFileMessage)) return { ...unread, bodyFault: describeFailure(file, error) }
    if (error.ruleId !== tooCostly) return { ...unread, bodyFault: error }
    const { line = 1, column = 1 } = error
    const isModule = /^(?:import|export) /.test(String(file).split('\n')[line - 1] ?? '')
    const note = isModule
      ? 'A line that begins with import or export is code; if it is meant as text, begin it with another word.'
      : 'If a brace is meant as a character, write \\{ or put it in backticks.'
    const place = { start: { line, column }, end: { line, column: column + 1 } }
    return { ...unread, bodyExcess: { reason: error.reason, note, place } }
  }
}

/** Returns the fault of a text at which the parser itself fails, which then says no place. */
function describeFailure(file: VFile, error: unknown): VFileMessage {
  const { length = 0 } = findFrontmatter(String(file)) ?? {}
  const reason = `The parser of Markdown fails at this text: ${error instanceof Error ? error.message : error}`
  return new VFileMessage(reason, { place: location(file).toPoint(length), source: 'galley' })
}

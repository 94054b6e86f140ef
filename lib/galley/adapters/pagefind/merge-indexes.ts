import { createHash } from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'
import { decode, encode } from 'cborg'
import { z } from 'zod'
import { type Chunk, mergeWords } from './merge-words'

// Why this merges files in Pagefind's internal format. Measured with Pagefind 1.5.2 on 10,000 posts of bench/corpus.ts, of
// which a plain script (bench/plain.ts) renders the bodies in 144 s. After one edit, the search index costs:
// - one plain index of all posts: 99 s (0.69 of the script), 19 s of it for the HTML that Pagefind reads. The aim for the
//   whole build is 0.15.
// - ten indexes, one a year, that pagefind.js joins by its documented `mergeIndex`: 7.5 s for one of them.
// - this merge: 0.6 s to index one run, 4.9 s to merge all.
// Indexes by year are as fast, but readers pay for them: 18 more requests before the first search, and ten files in place
// of one for each word, 290 KB in place of 68 KB. Each scores words by its own posts alone, and pagefind.js sorts by those
// scores, so a word counts for more in a year that seldom uses it. With 1,000 posts, the three cost 7.7 s, 0.8 s and 0.9 s.

/** The files of an index by their paths. */
export type IndexFiles = Map<string, Uint8Array>

/** What begins each of Pagefind's files, before the CBOR and the compression of both. */
const signature = Buffer.from('pagefind_dcd')

/** A filter: its name, and the pages of each of its values. */
const filterSchema = z.tuple([z.string(), z.array(z.tuple([z.string(), z.array(z.int())]))])
type Filter = z.infer<typeof filterSchema>

const metaSchema = z.tuple([
  z.literal('1.5.2'),
  // Pages: their file, and how many words they have.
  z.array(z.tuple([z.string(), z.int()])),
  // Words: the first and the last, and the file of those between.
  z.array(z.tuple([z.string(), z.string(), z.string()])),
  // Filters: their name and their file.
  z.array(z.tuple([z.string(), z.string()])),
  // Orders: their name and the pages.
  z.array(z.tuple([z.string(), z.array(z.int())])),
  // The fields of the metadata.
  z.array(z.string()),
])
type Meta = z.infer<typeof metaSchema>

const entrySchema = z.looseObject({
  languages: z.record(z.string(), z.looseObject({ hash: z.string(), page_count: z.int() })),
})

/** What an index says. */
type Index = {
  meta: Meta
  chunks: Buffer[]
  filters: Filter[]
  /** What is to be added to the numbers of its pages. */
  offset: number
}

/** The folders of files, and how the names in them begin, by what they hold. */
const folders = { meta: 'pagefind.', fragment: 'fragment/', index: 'index/', filter: 'filter/' }
type Kind = keyof typeof folders

const entryFile = 'pagefind-entry.json'

/**
 * The same index, in which the file of each page, which results are shown by, has a name that is made of its bytes.
 * Pagefind's own names may meet again in another index. Throws as `mergeIndexes` does.
 */
export function renameFragments(files: IndexFiles): IndexFiles {
  if (!hasWords(files)) return files
  const renamed: IndexFiles = new Map([...files].filter(([path]) => !isFragment(path)))
  const { language, facts } = readEntry(files)
  const [version, pages, ...rest] = readMeta(files)
  const renamePage = ([name, words]: Meta[1][number]): Meta[1][number] => {
    const bytes = readFile(files, 'fragment', name)
    const newName = createName(language, bytes)
    renamed.set(createPath('fragment', newName), bytes)
    return [newName, words]
  }
  const meta: Meta = [version, pages.map(renamePage), ...rest]
  return renamed.set(createPath('meta', facts.hash), gzipSync(Buffer.concat([signature, encode(meta)])))
}

/** Whether a file is that of a page. */
export const isFragment = (path: string): boolean => path.startsWith(folders.fragment)

/**
 * One index in place of several, but for the files of their pages, which stay as they are. Pagefind makes an index from
 * all pages at once, which takes the longer the more there are; this puts together what it has found out before. The pages
 * of each index stand behind those of the one before in every order that a search may ask for, turned round. What is no
 * part of an index, such as the script that reads it, is taken from the first. An index without pages is left out. Files that `isPacked` names are returned as
 * they are before they are compressed with gzip, so that who has compressed one before need not again. Throws if Pagefind
 * has written anything that its version 1.5.2 does not.
 */
export function mergeIndexes(all: IndexFiles[]): IndexFiles {
  const worded = all.filter(hasWords)
  const [first] = worded
  if (!first) return new Map()
  const { language, facts, entry } = readEntry(first)
  const merged: IndexFiles = new Map([...first].filter(([path]) => !isPacked(path)))
  const add = (kind: Kind, cbor: Uint8Array): string => {
    const bytes = Buffer.concat([signature, cbor])
    const name = createName(language, bytes)
    merged.set(createPath(kind, name), bytes)
    return name
  }
  const addChunk = ({ from, to, bytes }: Chunk): Meta[2][number] => [from, to, add('index', bytes)]
  const addFilter = (filter: Filter): Meta[3][number] => [filter[0], add('filter', encode(filter))]

  let pageCount = 0
  const indexes: Index[] = []
  for (const files of worded) {
    const index = readIndex(files, pageCount)
    indexes.push(index)
    pageCount += index.meta[1].length
  }
  const meta: Meta = [
    '1.5.2',
    indexes.flatMap(({ meta: [, pages] }) => pages),
    mergeWords(indexes).map(addChunk),
    mergeFilters(indexes).map(addFilter),
    mergeOrders(indexes),
    indexes[0]?.meta[5] ?? [],
  ]
  const hash = add('meta', encode(meta))
  const languages = { [language]: { ...facts, hash, page_count: pageCount } }
  return merged.set(entryFile, Buffer.from(JSON.stringify({ ...entry, languages })))
}

/** Whether the file with this path is compressed in an index. */
export const isPacked = (path: string): boolean => /\.pf_\w+$/.test(path)

const createPath = (kind: Kind, name: string): string => `${folders[kind]}${name}.pf_${kind}`

/** A name made of bytes. */
function createName(language: string, bytes: Uint8Array): string {
  return `${language}_${createHash('sha256').update(bytes).digest('hex').slice(0, 12)}`
}

function readIndex(files: IndexFiles, offset: number): Index {
  const meta = readMeta(files)
  const [, , chunks, filters] = meta
  return {
    meta,
    chunks: chunks.map(([, , name]) => readCbor(files, 'index', name)),
    filters: filters.map(([, name]) => filterSchema.parse(decode(readCbor(files, 'filter', name)))),
    offset,
  }
}

function readMeta(files: IndexFiles): Meta {
  return metaSchema.parse(decode(readCbor(files, 'meta', readEntry(files).facts.hash)))
}

function readCbor(files: IndexFiles, kind: Kind, name: string): Buffer {
  return gunzipSync(readFile(files, kind, name)).subarray(signature.length)
}

function readFile(files: IndexFiles, kind: Kind, name: string): Uint8Array {
  return files.get(createPath(kind, name)) ?? fail(`no ${kind} ${name}`)
}

/** Whether an index has pages: of a page without a word, Pagefind knows nothing. */
function hasWords(files: IndexFiles): boolean {
  return Object.keys(parseEntry(files).languages).length > 0
}

function parseEntry(files: IndexFiles): z.infer<typeof entrySchema> {
  const text = Buffer.from(files.get(entryFile) ?? fail(`no ${entryFile}`)).toString()
  return entrySchema.parse(JSON.parse(text))
}

function readEntry(files: IndexFiles) {
  const { languages, ...entry } = parseEntry(files)
  const [language, facts] = Object.entries(languages)[0] ?? fail('an index without a language')
  return { language, facts, entry }
}

function fail(found: string): never {
  throw new Error(`Pagefind has written ${found}.`)
}

/** Filters and their values by name: Pagefind 1.5 writes both in another order each time. */
function mergeFilters(indexes: Index[]): Filter[] {
  const merged = new Map<string, Map<string, number[]>>()
  for (const { filters, offset } of indexes) {
    for (const [name, values] of filters) {
      const pagesOf = merged.get(name) ?? new Map<string, number[]>()
      merged.set(name, pagesOf)
      for (const [value, pages] of values) {
        const before = pagesOf.get(value) ?? []
        pagesOf.set(value, before)
        for (const page of pages) before.push(offset + page)
      }
    }
  }
  return [...merged].sort(byName).map(([name, pagesOf]) => [name, [...pagesOf].sort(byName)])
}

/** Each order with the pages of the last index first. */
function mergeOrders(indexes: Index[]): Meta[4] {
  const merged = new Map<string, number[]>()
  for (const { meta, offset } of indexes.toReversed()) {
    const [, , , , orders] = meta
    for (const [name, pages] of orders) {
      const before = merged.get(name) ?? []
      merged.set(name, before)
      for (const page of pages) before.push(offset + page)
    }
  }
  return [...merged].sort(byName)
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1
}

import { createHash } from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'
import { decode, encode } from 'cborg'
import { z } from 'zod'
import { type Chunk, mergeWords } from './merge-words'

// Why this merges files in Pagefind's internal format. Measured with Pagefind 1.5.2 on 10,000 posts of bench/corpus.ts,
// whose bodies a plain script (bench/plain.ts) renders in 144 s. After one edit, the search index takes:
// - one index of all posts: 99 s (0.69 of the script's time), of which 19 s to write the HTML that Pagefind reads. The
//   goal for the whole build is 0.15.
// - ten indexes, one per year, which pagefind.js joins with its documented `mergeIndex`: 7.5 s for one of them.
// - this merge: 0.6 s to index one run, 4.9 s to merge all runs.
// Yearly indexes are as fast to build, but slower for readers: 18 more requests before the first search, and ten files
// per word instead of one, 290 KB instead of 68 KB. They also rank worse: each index scores words by its own posts, and
// pagefind.js sorts by those scores, so a word counts for more in a year that rarely uses it. With 1,000 posts, the three
// take 7.7 s, 0.8 s and 0.9 s.

/** The files of an index by their paths. */
export type IndexFiles = Map<string, Uint8Array>

/** The bytes before the CBOR in each of Pagefind's files, which are then compressed as a whole. */
const signature = Buffer.from('pagefind_dcd')

/** A filter: its name, and the pages that have each of its values. */
const filterSchema = z.tuple([z.string(), z.array(z.tuple([z.string(), z.array(z.int())]))])
type Filter = z.infer<typeof filterSchema>

const metaSchema = z.tuple([
  z.literal('1.5.2'),
  // Pages: file and word count.
  z.array(z.tuple([z.string(), z.int()])),
  // Chunks of words: first word, last word and file.
  z.array(z.tuple([z.string(), z.string(), z.string()])),
  // Filters: name and file.
  z.array(z.tuple([z.string(), z.string()])),
  // Sort orders: name and pages.
  z.array(z.tuple([z.string(), z.array(z.int())])),
  // Names of metadata fields.
  z.array(z.string()),
])
type Meta = z.infer<typeof metaSchema>

const entrySchema = z.looseObject({
  languages: z.record(z.string(), z.looseObject({ hash: z.string(), page_count: z.int() })),
})

/** A decoded index. */
type Index = {
  meta: Meta
  chunks: Buffer[]
  filters: Filter[]
  /** The number to add to the numbers of its pages. */
  offset: number
}

/** The prefix of the path of each kind of file. */
const folders = { meta: 'pagefind.', fragment: 'fragment/', index: 'index/', filter: 'filter/' }
type Kind = keyof typeof folders

const entryFile = 'pagefind-entry.json'

/**
 * Returns the same index with each page's fragment file named by a hash of its bytes, since Pagefind's names can collide
 * with those in another index. Throws as `mergeIndexes` does.
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

/** Returns whether a file is the fragment of a page, from which results are shown. */
export const isFragment = (path: string): boolean => path.startsWith(folders.fragment)

/**
 * Returns the files of one index for the pages of several indexes, except for the fragments of pages, which need no change.
 * In sort orders, the pages of a later index come first. Files that are not part of an index, such as the script that
 * reads it, come from the first index; indexes without pages are skipped. All must have the same metadata fields. Files for which `isPacked` is true are returned
 * before compression with gzip, so that the caller can reuse compressed ones. Throws if a file is not in the format of
 * Pagefind 1.5.2.
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
    if (indexes.some(({ meta: [, , , , , fields] }) => String(fields) !== String(index.meta[5]))) {
      fail('has pages with other metadata fields than others')
    }
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

/** Returns whether an index holds the file with this path in compressed form. */
export const isPacked = (path: string): boolean => /\.pf_\w+$/.test(path)

const createPath = (kind: Kind, name: string): string => `${folders[kind]}${name}.pf_${kind}`

/** Returns a file name that contains a hash of the bytes. */
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
  return files.get(createPath(kind, name)) ?? fail(`has no ${kind} file ${name}`)
}

/** Returns whether an index has pages. Pagefind leaves out pages without words. */
function hasWords(files: IndexFiles): boolean {
  return Object.keys(parseEntry(files).languages).length > 0
}

function parseEntry(files: IndexFiles): z.infer<typeof entrySchema> {
  const text = Buffer.from(files.get(entryFile) ?? fail(`has no ${entryFile}`)).toString()
  return entrySchema.parse(JSON.parse(text))
}

function readEntry(files: IndexFiles) {
  const { languages, ...entry } = parseEntry(files)
  const [language, facts] = Object.entries(languages)[0] ?? fail('has no language')
  return { language, facts, entry }
}

function fail(problem: string): never {
  throw new Error(`The index that Pagefind wrote ${problem}.`)
}

/** Returns all filters, with filters and values sorted by name: Pagefind 1.5 writes both in random order. */
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

/** Returns all sort orders, each with the pages of the last index first. */
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

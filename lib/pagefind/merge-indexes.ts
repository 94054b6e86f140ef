import { createHash } from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'
import { decode, encode } from 'cborg'
import { z } from 'zod'
import { mergeWords } from './merge-words'

/** The files of an index by their paths. */
export type IndexFiles = Map<string, Uint8Array>

/** What begins each of Pagefind's files, before the CBOR. */
const signature = Buffer.from('pagefind_dcd')

const pageNumbers = z.array(z.int())
/** A filter or an order: its name, and its file or pages. */
const filter = z.tuple([z.string(), z.array(z.tuple([z.string(), pageNumbers]))])
const order = z.tuple([z.string(), pageNumbers])

const metaSchema = z.tuple([
  z.literal('1.5.2'),
  // Pages: their file, and how many words they have.
  z.array(z.tuple([z.string(), z.int()])),
  // Words: the first and the last, and the file of those between.
  z.array(z.tuple([z.string(), z.string(), z.string()])),
  // Filters: their name and their file.
  z.array(z.tuple([z.string(), z.string()])),
  z.array(order),
  // The fields of the metadata.
  z.array(z.string()),
])
type Meta = z.infer<typeof metaSchema>

const entrySchema = z.looseObject({
  languages: z.record(z.string(), z.looseObject({ hash: z.string(), page_count: z.int() })),
})

/** What an index says. */
type Index = {
  language: string
  meta: Meta
  /** A file for each page, which results are shown by. */
  fragments: Uint8Array[]
  chunks: Buffer[]
  filters: z.infer<typeof filter>[]
}

/**
 * One index in place of several. Pagefind makes an index from all pages at once, which takes the longer the more there
 * are; this puts together what it has found out before. The pages of each index stand behind those of the one before in
 * every order that a search may ask for, turned round. What is no part of an index, such as the script that reads it, is
 * taken from the first. Throws if Pagefind has written anything that its version 1.5.2 does not.
 */
export function mergeIndexes(all: IndexFiles[]): IndexFiles {
  const indexes = all.map(readIndex)
  const [first] = indexes
  if (!first) return new Map()
  const [version, , , , , fields] = first.meta
  const merged: IndexFiles = new Map(Array.from(all[0] ?? []).filter(([path]) => !isPart(path)))
  /** Adds a file under a name made of its bytes. */
  const add = (kind: keyof typeof folders, bytes: Uint8Array): string => {
    const name = `${first.language}_${createHash('sha256').update(bytes).digest('hex').slice(0, 12)}`
    merged.set(`${folders[kind]}${name}.pf_${kind}`, bytes)
    return name
  }
  const addCbor = (kind: keyof typeof folders, cbor: Uint8Array) =>
    add(kind, gzipSync(Buffer.concat([signature, cbor])))

  let pageCount = 0
  const numbered = indexes.map((index) => {
    const offset = pageCount
    pageCount += index.fragments.length
    return { ...index, offset }
  })
  const hash = addCbor(
    'meta',
    encode([
      version,
      numbered.flatMap(({ meta: [, pages], fragments }) =>
        fragments.map((bytes, page) => [add('fragment', bytes), pages[page]?.[1]]),
      ),
      mergeWords(numbered).map(({ from, to, bytes }) => [from, to, addCbor('index', bytes)]),
      mergeFilters(numbered).map((filter) => [filter[0], addCbor('filter', encode(filter))]),
      mergeOrders(numbered),
      fields,
    ]),
  )
  const { languages, ...entry } = readEntry(all[0] ?? new Map())
  const facts = { ...languages[first.language], hash, page_count: pageCount }
  merged.set(entryFile, Buffer.from(JSON.stringify({ ...entry, languages: { [first.language]: facts } })))
  return merged
}

const entryFile = 'pagefind-entry.json'

/** Where the files of an index lie, by what they hold. */
const folders = { meta: 'pagefind.', fragment: 'fragment/', index: 'index/', filter: 'filter/' }

const isPart = (path: string): boolean => /\.pf_\w+$/.test(path)

function readIndex(files: IndexFiles): Index {
  const [language, facts] = Object.entries(readEntry(files).languages)[0] ?? fail('an index without a language')
  const read = (kind: keyof typeof folders, name: string) =>
    files.get(`${folders[kind]}${name}.pf_${kind}`) ?? fail(`no ${kind} ${name}`)
  const readCbor = (kind: keyof typeof folders, name: string) => gunzipSync(read(kind, name)).subarray(signature.length)
  const meta = metaSchema.parse(decode(readCbor('meta', facts.hash)))
  const [, pages, chunks, filters] = meta
  return {
    language,
    meta,
    fragments: pages.map(([name]) => read('fragment', name)),
    chunks: chunks.map(([, , name]) => readCbor('index', name)),
    filters: filters.map(([, name]) => filter.parse(decode(readCbor('filter', name)))),
  }
}

function readEntry(files: IndexFiles): z.infer<typeof entrySchema> {
  return entrySchema.parse(JSON.parse(Buffer.from(files.get(entryFile) ?? fail(`no ${entryFile}`)).toString()))
}

function fail(found: string): never {
  throw new Error(`Pagefind has written ${found}.`)
}

/** An index with what is to be added to the numbers of its pages. */
type Numbered = Index & { offset: number }

/** Filters and their values by name: Pagefind 1.5 writes both in another order each time. */
function mergeFilters(indexes: Numbered[]): [string, [string, number[]][]][] {
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
  const filters = Array.from(merged, ([name, values]): [string, [string, number[]][]] => [
    name,
    [...values].sort(byName),
  ])
  return filters.sort(byName)
}

/** Each order with the pages of the last index first. */
function mergeOrders(indexes: Numbered[]): [string, number[]][] {
  const merged = new Map<string, number[]>()
  for (const { meta, offset } of indexes.toReversed()) {
    for (const [name, pages] of meta[4]) {
      merged.set(name, [...(merged.get(name) ?? []), ...pages.map((page) => offset + page)])
    }
  }
  return [...merged].sort(byName)
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1
}

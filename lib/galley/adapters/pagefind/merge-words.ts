import { CborWriter, type Cursor, readArray, readHead, readText, skip } from './cbor'

/** The words of an index: its chunks, and what to add to the number of each page. */
export type Words = { chunks: Buffer[]; offset: number }

/** A chunk of an index, with the first and the last word of it. */
export type Chunk = { from: string; to: string; bytes: Buffer }

/** In bytes: about as large as those that Pagefind makes. */
const chunkSize = 100_000

/**
 * Some of the pages that have a word. To an index, each is `[number, places in the text, places in the metadata]`, with
 * what is to be added to the page before for its number. All behind the number of the first is in `bytes`.
 */
type Pages = { count: number; first: number; last: number; bytes: Buffer; start: number; end: number }

/** The pages of each word or form of a word, index by index. */
type PagesOf = Map<string, Pages[]>

/** Words with their pages, and with those where they are written in another form, such as with an accent. */
type Found = Map<string, { pages: Pages[]; forms: PagesOf }>

/** The words of several indexes as one. Pages are numbered on from index to index; where on a page a word is, is copied. */
export function mergeWords(indexes: Words[]): Chunk[] {
  const found: Found = new Map()
  for (const { chunks, offset } of indexes) {
    for (const bytes of chunks) {
      const cursor = { bytes, at: 0 }
      readArray(cursor, () => readArray(cursor, () => readWord(cursor, offset, found)))
    }
  }
  return divide([...found].sort(byName))
}

function readWord(cursor: Cursor, offset: number, found: Found): void {
  expectItems(cursor, 3)
  const name = readText(cursor)
  const { pages, forms } = getOrAdd(found, name, { pages: [], forms: new Map() })
  readPages(cursor, offset, pages)
  readArray(cursor, () => {
    expectItems(cursor, 2)
    const form = readText(cursor)
    readPages(cursor, offset, getOrAdd(forms, form, []))
  })
}

function getOrAdd<Value>(values: Map<string, Value>, name: string, added: Value): Value {
  const value = values.get(name)
  if (value === undefined) values.set(name, added)
  return value ?? added
}

/** Adds pages to those of earlier indexes. There may be none of a word that is always written in another form. */
function readPages(cursor: Cursor, offset: number, pages: Pages[]): void {
  const count = readHead(cursor)
  if (count === 0) return
  expectItems(cursor, 3)
  const first = offset + readHead(cursor)
  const start = cursor.at
  skip(cursor, 2)
  let last = first
  for (let page = 1; page < count; page++) {
    expectItems(cursor, 3)
    last += readHead(cursor)
    skip(cursor, 2)
  }
  pages.push({ count, first, last, bytes: cursor.bytes, start, end: cursor.at })
}

function expectItems(cursor: Cursor, items: number): void {
  if (readHead(cursor) !== items) throw new Error('Pagefind has written words in a form that is not read here.')
}

/** Writes words down, in chunks: a search asks for those of its words alone. */
function divide(words: [string, { pages: Pages[]; forms: PagesOf }][]): Chunk[] {
  const chunks: Chunk[] = []
  let open: string[] = []
  let writer = new CborWriter()
  for (const [index, [name, { pages, forms }]] of words.entries()) {
    open.push(name)
    writer.array(3)
    writer.text(name)
    writePages(writer, pages)
    writer.array(forms.size)
    for (const [form, pages] of [...forms].sort(byName)) {
      writer.array(2)
      writer.text(form)
      writePages(writer, pages)
    }
    if (writer.length < chunkSize && index < words.length - 1) continue
    chunks.push(createChunk(open, writer))
    open = []
    writer = new CborWriter()
  }
  return chunks
}

function writePages(writer: CborWriter, parts: Pages[]): void {
  writer.array(parts.reduce((sum, { count }) => sum + count, 0))
  let before = 0
  for (const { first, last, bytes, start, end } of parts) {
    writer.array(3)
    writer.number(first - before)
    writer.copy(bytes, start, end)
    before = last
  }
}

function createChunk(names: string[], words: CborWriter): Chunk {
  const writer = new CborWriter()
  writer.array(1)
  writer.array(names.length)
  writer.copy(words.finish())
  const toText = (name = '') => Buffer.from(name, 'latin1').toString()
  return { from: toText(names[0]), to: toText(names.at(-1)), bytes: writer.finish() }
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1
}

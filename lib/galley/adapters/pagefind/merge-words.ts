import { foldLetters } from '../../core/words'
import { CborWriter, type Cursor, readArray, readHead, readText, skip } from './cbor'

/** The words of an index: its chunks, and the number to add to each page number. */
export type Words = { chunks: Buffer[]; offset: number }

/** A chunk of an index, with its first and last word. */
export type Chunk = { from: string; to: string; bytes: Buffer }

/** The size at which a chunk is closed, in bytes: about that of Pagefind's own chunks. */
const chunkSize = 100_000

/**
 * The pages of one index that contain a word. An index stores each as `[number, positions in the text, positions in the
 * metadata]`, where `number` is the difference to the page before. `bytes` from `start` to `end` is everything after the
 * number of the first page.
 */
type Pages = { count: number; first: number; last: number; bytes: Buffer; start: number; end: number }

/** The pages of each form of a word, index by index. */
type PagesOf = Map<string, Pages[]>

/** Words with their pages, and with the pages that contain another form of the word, such as one with an accent. */
type Found = Map<string, { pages: Pages[]; forms: PagesOf }>

/** Returns the merged words of several indexes in chunks. Page numbers are renumbered; positions on pages are copied. */
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
  const folded = foldWord(name)
  const { pages, forms } = getOrAdd(found, name, { pages: [], forms: new Map() })
  // As a word with an accent is a form of the one without, this is also a form of the folded word.
  const others = name === folded ? undefined : getOrAdd(found, folded, { pages: [], forms: new Map() }).forms
  const read = (form: string, own: Pages[]) => {
    const read = readPages(cursor, offset)
    if (!read) return
    own.push(read)
    if (others) getOrAdd(others, form, []).push(read)
  }
  read(name, pages)
  readArray(cursor, () => {
    expectItems(cursor, 2)
    const form = readText(cursor)
    read(form, getOrAdd(forms, form, []))
  })
}

/** Returns a word as `foldLetters` spells it. */
function foldWord(latin1: string): string {
  // In UTF-8, the letters to fold start with one of these bytes.
  if (!/[\xc3-\xc5]/.test(latin1)) return latin1
  return Buffer.from(foldLetters(Buffer.from(latin1, 'latin1').toString())).toString('latin1')
}

function getOrAdd<Value>(values: Map<string, Value>, name: string, added: Value): Value {
  const value = values.get(name)
  if (value === undefined) values.set(name, added)
  return value ?? added
}

/** Reads the pages of a word; undefined if it has none, since it occurs only in other forms. */
function readPages(cursor: Cursor, offset: number): Pages | undefined {
  const count = readHead(cursor)
  if (count === 0) return undefined
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
  return { count, first, last, bytes: cursor.bytes, start, end: cursor.at }
}

function expectItems(cursor: Cursor, items: number): void {
  if (readHead(cursor) !== items) throw new Error('Unknown format of words in the index that Pagefind wrote.')
}

/** Returns words in chunks, so that a search loads only those of its own words. */
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

import { type Cursor, createArrayHead, createNumber, createText, readArray, readHead, readText, skip } from './cbor'

/** The words of an index: its chunks, and what to add to the number of each page. */
export type Words = { chunks: Buffer[]; offset: number }

/** A chunk of an index, with the first and the last word of it. */
export type Chunk = { from: string; to: string; bytes: Buffer }

/** In bytes, about as large as those that Pagefind makes. */
const chunkSize = 100_000

/**
 * The pages that have a word, as an index holds them: `[number, places in the text, places in the metadata]` each, with
 * what is to be added to the number of the page before in place of the number. Places are copied unread.
 */
type Pages = { count: number; first: number; last: number; rest: Buffer }

/** A word, or a way of writing it, with its pages in each index. Its bytes are written as Latin-1, to go by their order. */
type Found = Map<string, Pages[]>

type Word = { pages: Pages[]; forms: Found }

/** The words of several indexes as one. Pages are numbered on from index to index. */
export function mergeWords(indexes: Words[]): Chunk[] {
  const words = new Map<string, Word>()
  for (const { chunks, offset } of indexes) {
    for (const bytes of chunks) {
      const cursor = { bytes, at: 0 }
      readArray(cursor, () => readArray(cursor, () => collectWord(cursor, offset, words)))
    }
  }
  const sorted = [...words].sort(byName)
  const chunks: Chunk[] = []
  let open: { name: string; bytes: Buffer }[] = []
  let size = 0
  for (const [index, [name, word]] of sorted.entries()) {
    const bytes = createWord(name, word)
    open.push({ name, bytes })
    size += bytes.length
    if (size < chunkSize && index < sorted.length - 1) continue
    chunks.push(createChunk(open))
    open = []
    size = 0
  }
  return chunks
}

function collectWord(cursor: Cursor, offset: number, words: Map<string, Word>): void {
  expect(readHead(cursor) === 3)
  const name = readText(cursor).toString('latin1')
  const word: Word = words.get(name) ?? { pages: [], forms: new Map() }
  words.set(name, word)
  word.pages.push(...readPages(cursor, offset))
  readArray(cursor, () => {
    expect(readHead(cursor) === 2)
    const form = readText(cursor).toString('latin1')
    word.forms.set(form, [...(word.forms.get(form) ?? []), ...readPages(cursor, offset)])
  })
}

/** None for a word that is always written in another way. */
function readPages(cursor: Cursor, offset: number): Pages[] {
  const count = readHead(cursor)
  if (count === 0) return []
  expect(readHead(cursor) === 3)
  const first = offset + readHead(cursor)
  const start = cursor.at
  let last = first
  skip(cursor)
  skip(cursor)
  for (let page = 1; page < count; page++) {
    expect(readHead(cursor) === 3)
    last += readHead(cursor)
    skip(cursor)
    skip(cursor)
  }
  return [{ count, first, last, rest: cursor.bytes.subarray(start, cursor.at) }]
}

function expect(isSo: boolean): void {
  if (!isSo) throw new Error('Pagefind has written an index in a form that is unknown here.')
}

function createWord(name: string, { pages, forms }: Word): Buffer {
  return Buffer.concat([
    createArrayHead(3),
    createText(Buffer.from(name, 'latin1')),
    createPages(pages),
    createArrayHead(forms.size),
    ...[...forms]
      .sort(byName)
      .flatMap(([form, pages]) => [createArrayHead(2), createText(Buffer.from(form, 'latin1')), createPages(pages)]),
  ])
}

function createPages(parts: Pages[]): Buffer {
  const count = parts.reduce((sum, { count }) => sum + count, 0)
  const pages = parts.flatMap(({ first, rest }, index) => [
    createArrayHead(3),
    createNumber(first - (parts[index - 1]?.last ?? 0)),
    rest,
  ])
  return Buffer.concat([createArrayHead(count), ...pages])
}

function createChunk(words: { name: string; bytes: Buffer }[]): Chunk {
  const [from = '', to = ''] = [words[0], words.at(-1)].map((word) =>
    Buffer.from(word?.name ?? '', 'latin1').toString(),
  )
  const bytes = Buffer.concat([createArrayHead(1), createArrayHead(words.length), ...words.map(({ bytes }) => bytes)])
  return { from, to, bytes }
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1
}

/** Where in some CBOR a reader stands: https://www.rfc-editor.org/rfc/rfc8949 */
export type Cursor = { bytes: Buffer; at: number }

/** The kinds of items that Pagefind writes; all others are numbers. */
const [byteString, textString, array, map] = [2, 3, 4, 5]

/** Reads the head of an item: of a number its value, of a text its bytes, of an array how many items follow. */
export function readHead(cursor: Cursor): number {
  const short = cursor.bytes.readUInt8(cursor.at++) & 0x1f
  if (short < 24) return short
  const size = 2 ** (short - 24)
  // A length that is not known beforehand, or a number beyond what JavaScript counts to.
  if (size > 4) throw new Error('Pagefind has written an index in a form that is unknown here.')
  cursor.at += size
  return cursor.bytes.readUIntBE(cursor.at - size, size)
}

/** Reads an array, each item by `read`. */
export function readArray<Item>(cursor: Cursor, read: (cursor: Cursor) => Item): Item[] {
  return Array.from({ length: readHead(cursor) }, () => read(cursor))
}

/** The bytes of a text. */
export function readText(cursor: Cursor): Buffer {
  const length = readHead(cursor)
  cursor.at += length
  return cursor.bytes.subarray(cursor.at - length, cursor.at)
}

/** Goes on behind an item. */
export function skip(cursor: Cursor): void {
  const kind = cursor.bytes.readUInt8(cursor.at) >> 5
  const head = readHead(cursor)
  if (kind === byteString || kind === textString) cursor.at += head
  if (kind !== array && kind !== map) return
  for (let items = kind === map ? 2 * head : head; items > 0; items--) skip(cursor)
}

/** The head of an array, which as many items follow. */
export function createArrayHead(length: number): Buffer {
  return createHead(array, length)
}

/** A number that is not negative. */
export function createNumber(value: number): Buffer {
  return createHead(0, value)
}

/** A text, given by its bytes. */
export function createText(bytes: Buffer): Buffer {
  return Buffer.concat([createHead(textString, bytes.length), bytes])
}

function createHead(kind: number, value: number): Buffer {
  if (value < 24) return Buffer.of((kind << 5) | value)
  const power = value < 2 ** 8 ? 0 : value < 2 ** 16 ? 1 : 2
  const head = Buffer.alloc(1 + 2 ** power)
  head.writeUInt8((kind << 5) | (24 + power))
  head.writeUIntBE(value, 1, 2 ** power)
  return head
}

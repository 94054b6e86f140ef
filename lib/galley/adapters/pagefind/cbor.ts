/** Where in some CBOR a reader stands: https://www.rfc-editor.org/rfc/rfc8949 */
export type Cursor = { bytes: Buffer; at: number }

/** The kinds of items that have others behind their heads; the rest are numbers. */
const [byteString, textString, array, map] = [2, 3, 4, 5]

/** Reads the head of an item: of a number its value, of a text its length, of an array how many items follow. */
export function readHead(cursor: Cursor): number {
  const short = cursor.bytes.readUInt8(cursor.at++) & 0x1f
  if (short < 24) return short
  // The others are lengths that are not known beforehand, and numbers beyond 32 bits.
  if (short > 26) throw new Error('This CBOR has an item that is not read here.')
  const size = 2 ** (short - 24)
  cursor.at += size
  return cursor.bytes.readUIntBE(cursor.at - size, size)
}

/** Reads an array, each item by `read`. */
export function readArray(cursor: Cursor, read: () => void): void {
  for (let items = readHead(cursor); items > 0; items--) read()
}

/** Reads a text: its UTF-8, as Latin-1, since that goes by the order of the bytes. */
export function readText(cursor: Cursor): string {
  const length = readHead(cursor)
  cursor.at += length
  return cursor.bytes.toString('latin1', cursor.at - length, cursor.at)
}

/** Goes on behind items. */
export function skip(cursor: Cursor, items: number): void {
  const { bytes } = cursor
  for (let left = items; left > 0; left--) {
    const first = bytes[cursor.at] ?? 0
    const kind = first >> 5
    // Most items are small numbers.
    if (kind < byteString && (first & 0x1f) < 24) {
      cursor.at++
      continue
    }
    const head = readHead(cursor)
    if (kind === byteString || kind === textString) cursor.at += head
    else if (kind === array) left += head
    else if (kind === map) left += 2 * head
  }
}

/** Writes CBOR, item by item. */
export class CborWriter {
  private bytes = Buffer.alloc(1024)
  /** How many bytes there are by now. */
  length = 0

  /** Writes the head of an array, which as many items follow. */
  array(length: number): void {
    this.head(array, length)
  }

  /** Writes a number that is not negative. */
  number(value: number): void {
    this.head(0, value)
  }

  /** Writes a text as `readText` reads it. */
  text(latin1: string): void {
    this.head(textString, latin1.length)
    this.copy(Buffer.from(latin1, 'latin1'))
  }

  /** Writes items as they are. */
  copy(items: Buffer, start = 0, end = items.length): void {
    this.reserve(end - start)
    this.length += items.copy(this.bytes, this.length, start, end)
  }

  /** What has been written. */
  finish(): Buffer {
    return this.bytes.subarray(0, this.length)
  }

  private head(kind: number, value: number): void {
    const power = value < 24 ? undefined : value < 2 ** 8 ? 0 : value < 2 ** 16 ? 1 : 2
    this.reserve(5)
    const first = (kind << 5) | (power === undefined ? value : 24 + power)
    this.length = this.bytes.writeUInt8(first, this.length)
    if (power !== undefined) this.length = this.bytes.writeUIntBE(value, this.length, 2 ** power)
  }

  private reserve(more: number): void {
    if (this.length + more <= this.bytes.length) return
    const larger = Buffer.alloc(2 * this.bytes.length + more)
    this.bytes.copy(larger)
    this.bytes = larger
  }
}

/** A read position in CBOR: https://www.rfc-editor.org/rfc/rfc8949 */
export type Cursor = { bytes: Buffer; at: number }

/** The major types of items that have content after their heads; all others here are numbers. */
const [byteString, textString, array, map] = [2, 3, 4, 5]

/** Reads the head of an item: the value of a number, the length of a string in bytes, the item count of an array. */
export function readHead(cursor: Cursor): number {
  const short = cursor.bytes.readUInt8(cursor.at++) & 0x1f
  if (short < 24) return short
  // 27 is a 64-bit number, 31 an indefinite length.
  if (short > 26) throw new Error('Unsupported CBOR item: a 64-bit number or an indefinite length.')
  const size = 2 ** (short - 24)
  cursor.at += size
  return cursor.bytes.readUIntBE(cursor.at - size, size)
}

/** Reads an array, and calls `read` for each item. */
export function readArray(cursor: Cursor, read: () => void): void {
  for (let items = readHead(cursor); items > 0; items--) read()
}

/** Reads a string. Returns its UTF-8 bytes as Latin-1, so that strings sort by their bytes. */
export function readText(cursor: Cursor): string {
  const length = readHead(cursor)
  cursor.at += length
  return cursor.bytes.toString('latin1', cursor.at - length, cursor.at)
}

/** Skips `items` items and their content. */
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
  /** The number of bytes written so far. */
  length = 0

  /** Writes the head of an array; write `length` items after it. */
  array(length: number): void {
    this.head(array, length)
  }

  /** Writes a non-negative integer. */
  number(value: number): void {
    this.head(0, value)
  }

  /** Writes a string in the form that `readText` returns. */
  text(latin1: string): void {
    this.head(textString, latin1.length)
    this.copy(Buffer.from(latin1, 'latin1'))
  }

  /** Writes encoded items. */
  copy(items: Buffer, start = 0, end = items.length): void {
    this.reserve(end - start)
    this.length += items.copy(this.bytes, this.length, start, end)
  }

  /** Returns the bytes written. */
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

import { createHash } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

/** A content encoding that the preview supports. */
export type Encoding = 'br' | 'identity'

/**
 * Picks the encoding that a client prefers, Brotli if it has no preference; undefined if it takes neither.
 * https://www.rfc-editor.org/rfc/rfc9110#section-12.5.3
 */
export function pickEncoding(accepted: string | undefined, available: Encoding[]): Encoding | undefined {
  const weights = new Map((accepted ?? '').split(',').map(readWeight))
  const weigh = (encoding: Encoding) =>
    weights.get(encoding) ?? weights.get('*') ?? (encoding === 'identity' ? lowestWeight : 0)
  const [best] = available.filter((encoding) => weigh(encoding) > 0).sort((a, b) => weigh(b) - weigh(a))
  return best
}

/** The weight of `identity` unless a client names it: acceptable, but last. */
const lowestWeight = 0.0005

function readWeight(item: string): [string, number] {
  const [, name = '', weight = '1'] = /^\s*([^\s;]+)\s*(?:;\s*q=([01](?:\.\d{0,3})?)\s*)?$/i.exec(item) ?? []
  return [name.toLowerCase(), Number(weight)]
}

/** Returns a strong entity tag, which differs by content and by encoding. */
export function createTag(content: Buffer, encoding: Encoding): string {
  const hash = createHash('sha256').update(content).digest('base64url').slice(0, 22)
  return `"${hash}${encoding === 'br' ? '-br' : ''}"`
}

/** Whether a client has the version with this entity tag. https://www.rfc-editor.org/rfc/rfc9110#section-13.1.2 */
export function isKnown(tag: string, { 'if-none-match': known }: IncomingHttpHeaders): boolean {
  if (known?.trim() === '*') return true
  return Array.from(known?.matchAll(/(?:W\/)?("[^"]*")/g) ?? [], ([, item]) => item).includes(tag)
}

/** The first and the last byte to send, both inclusive. */
export type Range = { start: number; end: number }

/**
 * Returns the byte range that a client asks for: `all` if it names no range, several, or one of another version;
 * `unsatisfiable` if the range starts after the end. https://www.rfc-editor.org/rfc/rfc9110#section-14.2
 */
export function readRange(headers: IncomingHttpHeaders, tag: string, size: number): Range | 'all' | 'unsatisfiable' {
  const { range = '', 'if-range': version = tag } = headers
  const [, first, last] = /^bytes=(?=\d|-\d)(\d*)-(\d*)$/i.exec(range.replace(/\s/g, '')) ?? []
  // `If-Range` can also hold a date, but the preview sends no `Last-Modified` to compare it with.
  if (first === undefined || last === undefined || version !== tag) return 'all'
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first)
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1)
  if (first !== '' && last !== '' && Number(last) < Number(first)) return 'all'
  return start > end ? 'unsatisfiable' : { start, end }
}

/**
 * Whether the `Host` of a request is this machine. Protects unpublished posts against DNS rebinding: another site could
 * let its own name resolve to 127.0.0.1 and read the responses.
 */
export function isLocal({ host = '' }: IncomingHttpHeaders): boolean {
  return /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/i.test(host)
}

import { formatInstant, parseDate } from '../core/dates'
import { type JekyllDocument, toText } from './jekyll'

/** The date of a post: as written in its new frontmatter, and as an instant for its old address. */
export type JekyllDate = { written: string; instant: number }

/**
 * Returns the date of a document, from its frontmatter, its file name or the file's modification time, in the old site's
 * time zone; undefined if it is invalid. A date without a time is written as a day.
 */
export function readDate(document: JekyllDocument, timeZone: string): JekyllDate | undefined {
  const field = toText(document.data.date)
  if (field !== undefined) return parseJekyllDate(field, timeZone)
  const named = /(?:^|\/)(\d{2,4})-(\d{1,2})-(\d{1,2})-[^/]*$/.exec(document.file)
  const [, year = '', month = '', day = ''] = named ?? []
  if (named)
    return parseJekyllDate(`${year.padStart(4, '20')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`, timeZone)
  return parseJekyllDate(document.changed.toISOString().slice(0, 10), timeZone)
}

/**
 * Parses a date as Jekyll does. Without an offset, a time with seconds is in UTC, as in Ruby. A time without seconds is a
 * string in YAML, which Jekyll reads in the site's time zone.
 */
export function parseJekyllDate(text: string, timeZone: string): JekyllDate | undefined {
  const [, day = '', hour, minute = '', second, offset] =
    /^(\d{4}-\d{1,2}-\d{1,2})(?:(?:[Tt]|\s+)(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(Z|UTC|[+-]\d{1,2}(?::?\d{2})?)?)?$/.exec(
      text,
    ) ?? []
  const date = day.replace(/-(\d)(?=-|$)/g, '-0$1')
  try {
    const start = Date.parse(parseDate(date, timeZone).instant)
    if (hour === undefined) return { written: date, instant: start }
    const clock = `${hour.padStart(2, '0')}:${minute}:${second ?? '00'}`
    const zone = offset
      ? toOffset(offset)
      : second
        ? 'Z'
        : formatInstant(Date.parse(`${date}T${clock}Z`), timeZone).slice(19)
    const instant = Date.parse(parseDate(`${date}T${clock}${zone}`, timeZone).instant)
    // Keep seconds, so that posts of the same minute keep their order.
    const written = formatInstant(instant, timeZone).replace(/:00(?=[+-])/, `:${second ?? '00'}`)
    return { written, instant }
  } catch {
    return undefined
  }
}

function toOffset(offset: string): string {
  const [, sign, hours = '', minutes = '00'] = /^([+-])(\d{1,2}):?(\d{2})?$/.exec(offset) ?? []
  return sign ? `${sign}${hours.padStart(2, '0')}:${minutes}` : 'Z'
}

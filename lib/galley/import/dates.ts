import { formatInstant, parseDate } from '../core/dates'
import { type JekyllDocument, toText } from './jekyll'

/** When a post was published: as it is to be written, and as its old address has it. */
export type JekyllDate = { written: string; instant: number }

/**
 * The date of a post, which its field says, or else its file's name, in the zone of the old site; undefined if the field
 * cannot be read. What says no time is written as a day.
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
 * Reads a date as Jekyll does. Ruby takes a time with seconds and no offset for UTC; one without seconds is no date to
 * YAML, and so is read in the site's zone.
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
    // To the second, so that no two posts of a minute change places.
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

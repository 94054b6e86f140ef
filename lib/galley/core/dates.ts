/** A date as its author wrote it. */
export type ContentDate = {
  /** The instant, as ISO 8601 in UTC: for sorting and for machines. */
  instant: string
  /** The author's calendar day, `YYYY-MM-DD`: what readers see, whatever their zone. */
  day: string
}

/** The form of a date. Matches may still be impossible dates, such as 2024-02-30. */
export const datePattern = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?)(Z|[+-]\d{2}:\d{2}))?$/

/** A year that every feed format and reader can express: 0024-02-29 would be read as a day of 2024. */
const fourDigitYear = /^[1-9]\d{3}-/

/**
 * Parses a calendar date (`2024-02-29`) or an ISO 8601 instant with offset (`2024-02-29T18:00:00+02:00`).
 * A calendar date begins at midnight in `timeZone`. Throws on anything else, impossible days and times included, and on
 * years outside 1000 to 9999, both as written and in UTC.
 */
export function parseDate(text: string, timeZone: string): ContentDate {
  const date = readDate(text, timeZone)
  if (![date.day, date.instant].every((year) => fourDigitYear.test(year))) {
    throw new Error(`${text} is outside the years 1000 to 9999.`)
  }
  return date
}

function readDate(text: string, timeZone: string): ContentDate {
  const match = datePattern.exec(text)
  const day = match?.[1]
  if (!day) throw new Error(`${JSON.stringify(text)} is not a date.`)
  if (!isCalendarDay(day)) throw new Error(`${day} is not a day of the calendar.`)
  const [, , time, offset] = match
  if (!time) return { instant: startOfDay(day, timeZone), day }
  const instant = new Date(`${day}T${time}${offset}`)
  // JavaScript accepts 24:00, which is the next day.
  if (Number.isNaN(instant.getTime()) || time.startsWith('24')) throw new Error(`${text} has an impossible time.`)
  return { instant: toInstant(instant), day }
}

/** Returns a date as ISO 8601 in UTC without milliseconds, such as `2024-02-29T16:00:00Z`. */
export function toInstant(date: Date): string {
  return date.toISOString().replace(/\.\d{3}Z$/, 'Z')
}

/**
 * Returns an instant (in milliseconds since 1970) as local time of a zone, to the minute: `2024-02-29T18:00:00+01:00`.
 */
export function formatInstant(instant: number, timeZone: string): string {
  const minute = Math.floor(instant / 60_000) * 60_000
  const time = new Date(minute + offsetAt(minute, timeZone)).toISOString().slice(0, 19)
  return `${time}${getOffset(minute, timeZone)}`
}

/**
 * Returns a day as readers see it in lists: `Apr 1, 2021` in English. Gregorian in every language, as are the years in
 * addresses, in the archive and in the search.
 */
export function formatDay(day: string, lang: string): string {
  return format(day, lang, { year: 'numeric', month: 'short', day: 'numeric' })
}

/** Returns a day without its year, for lists grouped by year: `Apr 1` in English. */
export function formatDayOfYear(day: string, lang: string): string {
  return format(day, lang, { month: 'short', day: 'numeric' })
}

function format(day: string, lang: string, options: Intl.DateTimeFormatOptions): string {
  const key = JSON.stringify([lang, options])
  const known = formats.get(key) ?? new Intl.DateTimeFormat(lang, { ...options, calendar: 'gregory', timeZone: 'UTC' })
  formats.set(key, known)
  return known.format(new Date(`${day}T00:00:00Z`))
}

/** Formatters by language and options, since creating one takes far longer than formatting a day. */
const formats = new Map<string, Intl.DateTimeFormat>()

/** Returns whether a day of the form `YYYY-MM-DD` exists in the calendar. */
export function isCalendarDay(day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day)
}

/** Returns the first instant of a day in a zone. */
function startOfDay(day: string, timeZone: string): string {
  const utc = Date.parse(`${day}T00:00:00Z`)
  let instant = utc
  // Twice, since the first guess may be on the other side of a clock change.
  for (let pass = 0; pass < 2; pass++) instant = utc - offsetAt(instant, timeZone)
  return toInstant(new Date(instant))
}

/** Returns a zone's offset from UTC, such as `+02:00`, at an instant in milliseconds since 1970. */
export function getOffset(instant: number, timeZone: string): string {
  const offset = offsetAt(instant, timeZone)
  return `${offset < 0 ? '-' : '+'}${new Date(Math.abs(offset)).toISOString().slice(11, 16)}`
}

/** Returns a zone's offset from UTC at an instant, both in milliseconds. */
function offsetAt(instant: number, timeZone: string): number {
  const parts = getClock(timeZone).formatToParts(instant)
  const at = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((part) => part.type === type)?.value)
  return Date.UTC(at('year'), at('month') - 1, at('day'), at('hour'), at('minute'), at('second')) - instant
}

const clocks = new Map<string, Intl.DateTimeFormat>()

/** Returns the formatter of a zone's time. Cached, since creating it takes longer than all its uses. */
function getClock(timeZone: string): Intl.DateTimeFormat {
  const clock =
    clocks.get(timeZone) ??
    new Intl.DateTimeFormat('en', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
  clocks.set(timeZone, clock)
  return clock
}

import { getOffset, isCalendarDay } from '../core/dates'

/**
 * Returns the dates that an invalid date may mean, in a form that `parseDate` accepts: several if it is ambiguous, none if
 * it is unreadable. A time without an offset gets the offset of `timeZone` at that time.
 */
export function suggestDates(given: string, timeZone: string): string[] {
  if (given.length > 60) return []
  const text = given
    .normalize('NFKC')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .trim()
  const time = findTime(text)
  const days = findDays(time ? text.slice(0, time.index) + text.slice(time.index + time.length) : text)
  if (!time) return days
  if (!time.text) return []
  const instants = days.map((day) => {
    const local = `${day}T${time.text}`
    return local + (time.offset ?? getOffset(Date.parse(`${local}Z`), timeZone))
  })
  return instants.filter((instant) => !Number.isNaN(Date.parse(instant)))
}

/** Returns the days that a text may mean, as `YYYY-MM-DD`; for an impossible day, the nearest days on both sides. */
function findDays(text: string): string[] {
  const numbers = text.match(/\d+/g) ?? []
  const words: string[] = text.toLowerCase().match(/(?<![a-z])[a-z]{3}/g) ?? []
  const month = months.findIndex((name) => words.includes(name)) + 1
  if (month > 0) {
    const year = numbers.find((number) => number.length === 4)
    const day = numbers.find((number) => number.length < 3)
    return year && day ? toDays(year, String(month), day) : []
  }
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(text.trim())
  const [a = '', b = '', c = ''] = compact ? compact.slice(1) : numbers
  if (a.length === 4) {
    if (!b) return []
    const swapped = Number(b) > 12 && Number(c) <= 12
    return swapped ? toDays(a, c, b) : toDays(a, b, c || '1')
  }
  if (!c) return []
  const year = c.length === 2 ? `20${c}` : c
  // 01.02.2024 is day first; 01/02/2024 is either, depending on the country.
  const orders = text.includes('.')
    ? [[b, a]]
    : [
        [b, a],
        [a, b],
      ]
  const possible = orders.filter(([month, day]) => isCalendarDay(toDay(year, month, day)))
  return [...new Set(possible.map(([month, day]) => toDay(year, month, day)))].sort()
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

function toDay(year = '', month = '', day = ''): string {
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}

/** Returns a day, or, if it does not exist, the last day of its month and the first day of the next. */
function toDays(year: string, month: string, day: string): string[] {
  const iso = toDay(year, month, day)
  if (isCalendarDay(iso)) return [iso]
  if (Number(month) < 1 || Number(month) > 12 || Number(day) < 1 || year.length !== 4) return []
  const at = (ofMonth: number, ofDay: number) =>
    new Date(Date.UTC(Number(year), ofMonth, ofDay)).toISOString().slice(0, 10)
  return [at(Number(month), 0), at(Number(month), 1)]
}

/** Finds a time and its offset, if any, in ISO form. The result has no `text` if the time is impossible. */
function findTime(text: string): { index: number; length: number; text?: string; offset?: string } | undefined {
  const pattern =
    /[T\s,]*(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*([ap]m)?\s*(?:(Z|UTC|GMT)|([+-]\d{2}):?(\d{2})?)?\s*$/i
  const match = pattern.exec(text)
  if (!match) return undefined
  const {
    0: whole,
    1: hours,
    2: minutes = '',
    3: seconds,
    4: half,
    5: utc,
    6: zoneHours,
    7: zoneMinutes = '00',
    index,
  } = match
  const place = { index, length: whole.length }
  const late = half ? (Number(hours) % 12) + (half.toLowerCase() === 'pm' ? 12 : 0) : Number(hours)
  if (late > 23 || Number(minutes) > 59 || Number(seconds ?? 0) > 59) return place
  const offset = utc ? 'Z' : zoneHours ? `${zoneHours}:${zoneMinutes}` : undefined
  return { ...place, text: [String(late).padStart(2, '0'), minutes, ...(seconds ? [seconds] : [])].join(':'), offset }
}

import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { formatDay, formatDayOfYear, formatInstant, getOffset, parseDate, toInstant } from '@/lib/galley/core/dates'

const days = fc
  .date({ min: new Date('1970-01-02T00:00:00Z'), max: new Date('2999-12-30T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const zones = fc.constantFrom(
  'UTC',
  'Europe/Madrid',
  'Europe/London',
  'America/Los_Angeles',
  'America/St_Johns',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
)

/** What a calendar and a clock on the wall show in a zone. */
function wallClock(instant: string, timeZone: string): string {
  return new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(new Date(instant))
}

describe('a date of a year that has not four digits', () => {
  it.each([
    ...['0000-01-01', '0001-01-01', '0024-02-29', '0099-01-01', '0999-12-31', '0999-12-31T23:00:00-05:00'],
    ...['1000-01-01T00:30:00+01:00', '9999-12-31T23:59:59-12:00'],
  ])('is refused, since feeds could not say it: %s', (text) => {
    expect(() => parseDate(text, 'Europe/Madrid')).toThrow(`${text} is outside the years 1000 to 9999.`)
  })

  it('is the only one', () => {
    expect(parseDate('1000-06-01', 'UTC').instant).toBe('1000-06-01T00:00:00Z')
    expect(parseDate('9999-12-31', 'UTC').instant).toBe('9999-12-31T00:00:00Z')
  })
})

describe('a calendar date', () => {
  it('begins at midnight in the given zone', () => {
    expect(parseDate('2024-02-29', 'Europe/Madrid')).toEqual({ day: '2024-02-29', instant: '2024-02-28T23:00:00Z' })
    expect(parseDate('2024-07-01', 'Europe/Madrid')).toEqual({ day: '2024-07-01', instant: '2024-06-30T22:00:00Z' })
    expect(parseDate('2024-07-01', 'UTC')).toEqual({ day: '2024-07-01', instant: '2024-07-01T00:00:00Z' })
  })

  it('begins at midnight in zones far from UTC', () => {
    expect(parseDate('2024-07-01', 'Pacific/Kiritimati').instant).toBe('2024-06-30T10:00:00Z')
    expect(parseDate('2024-07-01', 'Pacific/Pago_Pago').instant).toBe('2024-07-01T11:00:00Z')
    expect(parseDate('2024-07-01', 'Asia/Kathmandu').instant).toBe('2024-06-30T18:15:00Z')
  })

  it('begins at the old offset on the day on which summer time begins, and at the new one on the next', () => {
    expect(parseDate('2024-03-31', 'Europe/Madrid').instant).toBe('2024-03-30T23:00:00Z')
    expect(parseDate('2024-04-01', 'Europe/Madrid').instant).toBe('2024-03-31T22:00:00Z')
  })

  it('begins at the old offset on the day on which summer time ends, and at the new one on the next', () => {
    expect(parseDate('2024-10-27', 'Europe/Madrid').instant).toBe('2024-10-26T22:00:00Z')
    expect(parseDate('2024-10-28', 'Europe/Madrid').instant).toBe('2024-10-27T23:00:00Z')
  })

  it('begins on the same day where midnight is skipped', () => {
    // Clocks in Beirut go from 23:59:59 to 01:00:00 on the last Sunday of March.
    const { instant } = parseDate('2024-03-31', 'Asia/Beirut')
    expect(wallClock(instant, 'Asia/Beirut')).toBe('2024-03-31 01:00:00')
  })

  it('shows midnight of its day on a wall of its zone, whatever day and zone', () => {
    fc.assert(
      fc.property(days, zones, (day, zone) => {
        const date = parseDate(day, zone)
        expect(date.day).toBe(day)
        expect(wallClock(date.instant, zone)).toBe(`${day} 00:00:00`)
      }),
    )
  })

  it('does not depend on the zone of the machine', () => {
    const instants = ['UTC', 'Pacific/Kiritimati', 'America/Los_Angeles'].map((zone) => {
      vi.stubEnv('TZ', zone)
      return parseDate('2024-07-01', 'Europe/Madrid').instant
    })
    expect(new Set(instants)).toEqual(new Set(['2024-06-30T22:00:00Z']))
  })

  it('may be a leap day in a leap year only', () => {
    expect(parseDate('2000-02-29', 'UTC').day).toBe('2000-02-29')
    expect(() => parseDate('2023-02-29', 'UTC')).toThrow('2023-02-29 is not a day of the calendar.')
    expect(() => parseDate('1900-02-29', 'UTC')).toThrow('1900-02-29 is not a day of the calendar.')
  })
})

describe('an instant', () => {
  it("keeps its author's day, though it is another day in UTC", () => {
    expect(parseDate('2024-03-01T00:30:00+02:00', 'UTC')).toEqual({
      day: '2024-03-01',
      instant: '2024-02-29T22:30:00Z',
    })
    expect(parseDate('2024-02-29T20:00:00-08:00', 'UTC')).toEqual({
      day: '2024-02-29',
      instant: '2024-03-01T04:00:00Z',
    })
  })

  it('may leave out the seconds, and may be in UTC', () => {
    expect(parseDate('2024-02-29T18:00Z', 'Europe/Madrid').instant).toBe('2024-02-29T18:00:00Z')
    expect(parseDate('2024-02-29T18:00:59.5Z', 'Europe/Madrid').instant).toBe('2024-02-29T18:00:59Z')
  })

  it('is the same whatever the zone of the site', () => {
    fc.assert(
      fc.property(days, zones, fc.integer({ min: -12, max: 14 }), (day, zone, hours) => {
        const offset = `${hours < 0 ? '-' : '+'}${String(Math.abs(hours)).padStart(2, '0')}:00`
        const text = `${day}T12:34:56${offset}`
        expect(parseDate(text, zone)).toEqual({ day, instant: toInstant(new Date(text)) })
      }),
    )
  })

  it('is read back from its own text', () => {
    fc.assert(
      fc.property(days, zones, (day, zone) => {
        const { instant } = parseDate(day, zone)
        expect(parseDate(instant, 'UTC').instant).toBe(instant)
      }),
    )
  })
})

describe('a faulty date', () => {
  it.each([
    ['2024-2-9', '"2024-2-9" is not a date.'],
    ['2024-02-29 18:00', '"2024-02-29 18:00" is not a date.'],
    ['2024-02-29T18:00:00', '"2024-02-29T18:00:00" is not a date.'],
    ['tomorrow', '"tomorrow" is not a date.'],
    ['', '"" is not a date.'],
    ['2024-12-32', '2024-12-32 is not a day of the calendar.'],
    ['2024-13-01', '2024-13-01 is not a day of the calendar.'],
    ['2024-02-29T24:00:00Z', '2024-02-29T24:00:00Z has an impossible time.'],
    ['2024-02-29T24:00+02:00', '2024-02-29T24:00+02:00 has an impossible time.'],
    ['2024-02-29T25:00Z', '2024-02-29T25:00Z has an impossible time.'],
    ['2024-02-29T18:00+99:00', '2024-02-29T18:00+99:00 has an impossible time.'],
  ])('such as %j is refused and says why', (text, message) => {
    expect(() => parseDate(text, 'Europe/Madrid')).toThrow(new Error(message))
  })

  it('is refused for the right reason whatever the text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        fc.pre(!/^\d{4}-\d{2}-\d{2}/.test(text))
        expect(() => parseDate(text, 'Europe/Madrid')).toThrow(/is not a date\.$/)
      }),
    )
  })
})

describe('an offset from UTC', () => {
  it.each([
    ['2024-01-01T00:00:00Z', 'Europe/Madrid', '+01:00'],
    ['2024-07-01T00:00:00Z', 'Europe/Madrid', '+02:00'],
    ['2024-01-01T00:00:00Z', 'America/St_Johns', '-03:30'],
    ['2024-01-01T00:00:00Z', 'UTC', '+00:00'],
  ])('is at %s in %s %s', (instant, zone, offset) => {
    expect(getOffset(Date.parse(instant), zone)).toBe(offset)
  })
})

describe('now as an author writes it', () => {
  it.each([
    ['Europe/Madrid', '2024-07-01T00:30:00+02:00'],
    ['UTC', '2024-06-30T22:30:00+00:00'],
    ['America/St_Johns', '2024-06-30T20:00:00-02:30'],
    ['Asia/Kathmandu', '2024-07-01T04:15:00+05:45'],
  ])('in %s is %s, to the minute', (zone, text) => {
    expect(formatInstant(Date.parse('2024-06-30T22:30:59.999Z'), zone)).toBe(text)
  })

  it('is read as the same minute, and as the day that the zone has, whatever instant and zone', () => {
    const instants = fc.date({ min: new Date('1990-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(instants, zones, (date, zone) => {
        const minute = toInstant(new Date(date.setUTCSeconds(0, 0)))
        const read = parseDate(formatInstant(date.getTime(), zone), 'UTC')
        expect(read).toEqual({ instant: minute, day: wallClock(minute, zone).slice(0, 10) })
      }),
    )
  })
})

describe('a day as text', () => {
  it('is written as the language does', () => {
    expect(formatDay('2021-04-01', 'en')).toBe('Apr 1, 2021')
    expect(formatDay('2021-04-01', 'de')).toBe('1. Apr. 2021')
    expect(formatDayOfYear('2021-04-01', 'en')).toBe('Apr 1')
  })

  it.each(['th', 'th-TH-u-ca-buddhist', 'fa', 'fa-AF', 'ps', 'uz-AF', 'ckb-IR', 'mzn', 'ar-SA'])(
    'is Gregorian in %s, as the years of the archive are',
    (lang) => {
      const latin = new Intl.Locale(lang, { numberingSystem: 'latn' }).toString()
      expect(formatDay('2024-02-29', latin).match(/\d+/g)?.sort()).toEqual(['2024', '29'])
      expect(formatDayOfYear('2024-02-29', latin).match(/\d+/g)).toEqual(['29'])
    },
  )

  it('is the same day whatever the zone of the machine', () => {
    const texts = ['UTC', 'Pacific/Kiritimati', 'America/Los_Angeles'].map((zone) => {
      vi.stubEnv('TZ', zone)
      return formatDay('2021-04-01', 'en')
    })
    expect(new Set(texts)).toEqual(new Set(['Apr 1, 2021']))
  })
})

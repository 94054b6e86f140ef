import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { suggestDates } from '@/lib/galley/check/dates'
import { parseDate } from '@/lib/galley/core/dates'

describe('what was meant by a date', () => {
  it.each([
    ['2024-2-9', '2024-02-09'],
    ['2024/02/09', '2024-02-09'],
    ['2024.2.9', '2024-02-09'],
    ['20240209', '2024-02-09'],
    ['2024-02', '2024-02-01'],
    ['9.2.2024', '2024-02-09'],
    ['13/4/2021', '2021-04-13'],
    ['4/13/21', '2021-04-13'],
    ['February 9th, 2024', '2024-02-09'],
    ['9 Feb 2024', '2024-02-09'],
    ['2024-02-09 18:00', '2024-02-09T18:00+01:00'],
    ['2024-07-09T18:00:30', '2024-07-09T18:00:30+02:00'],
    ['2024-02-09 18:00:00 +0900', '2024-02-09T18:00:00+09:00'],
    ['2024-02-09T18:00:00.000000Z', '2024-02-09T18:00:00Z'],
    ['2024-02-09 6:05 pm', '2024-02-09T18:05+01:00'],
    ['2024-02-09 12:05 AM UTC', '2024-02-09T00:05Z'],
    ['Fri, 09 Feb 2024 18:00:00 GMT', '2024-02-09T18:00:00Z'],
    ['２０２４－０２－０９', '2024-02-09'],
  ])('is for %s %s', (given, meant) => {
    expect(suggestDates(given, 'Europe/Madrid')).toEqual([meant])
  })

  it('is two days if months and days can be exchanged', () => {
    expect(suggestDates('03/04/2021', 'Europe/Madrid')).toEqual(['2021-03-04', '2021-04-03'])
    expect(suggestDates('04/04/2021', 'Europe/Madrid')).toEqual(['2021-04-04'])
  })

  it('is the days around one that the calendar lacks', () => {
    expect(suggestDates('2023-02-29', 'Europe/Madrid')).toEqual(['2023-02-28', '2023-03-01'])
    expect(suggestDates('2024-12-32', 'Europe/Madrid')).toEqual(['2024-12-31', '2025-01-01'])
  })

  it.each(['', 'tomorrow', '2024', '2024-00-01', '2024-02-09T25:00', '2024-02-09 18:00 +99:00'])(
    'is unknown for %j',
    (given) => {
      expect(suggestDates(given, 'Europe/Madrid')).toEqual([])
    },
  )

  it('is always a date', () => {
    const part = fc.oneof(
      fc.nat(3000).map(String),
      fc.constantFrom('-', '/', '.', ':', ' ', 'T', 'Z', '+', 'Feb', 'pm', '00'),
    )
    const text = fc.array(part, { maxLength: 12 }).map((parts) => parts.join(''))
    fc.assert(
      fc.property(fc.oneof(fc.string(), text), (given) => {
        for (const meant of suggestDates(given, 'Europe/Madrid')) parseDate(meant, 'Europe/Madrid')
      }),
      { numRuns: 2000 },
    )
  })
})

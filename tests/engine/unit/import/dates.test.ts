import { describe, expect, it } from 'vitest'
import { parseJekyllDate } from '@/lib/galley/import/dates'

describe('a date of Jekyll', () => {
  it.each([
    ['2016-02-29 23:30:00 +0100', '2016-02-29T23:30:00+01:00'],
    ['2016-02-29 23:30:00 -0500', '2016-03-01T05:30:00+01:00'],
    ['2018-01-10T18:00:00+01:00', '2018-01-10T18:00:00+01:00'],
    ['2018-01-10T18:00:05Z', '2018-01-10T19:00:05+01:00'],
    ['2020-7-4', '2020-07-04'],
    ['2020-02-02', '2020-02-02'],
  ])('written %s is %s in Berlin', (text, written) => {
    expect(parseJekyllDate(text, 'Europe/Berlin')?.written).toBe(written)
  })

  it('with seconds and no offset is UTC, as Ruby reads it', () => {
    expect(parseJekyllDate('2019-03-31 02:30:00', 'Europe/Berlin')?.written).toBe('2019-03-31T04:30:00+02:00')
  })

  it('without seconds is in the zone of the site', () => {
    expect(parseJekyllDate('2019-06-01 09:15', 'Europe/Berlin')?.written).toBe('2019-06-01T09:15:00+02:00')
  })

  it.each(['yesterday', '2024-02-30', '2024-02-29 25:00:00 +0100'])('cannot be %s', (text) => {
    expect(parseJekyllDate(text, 'Europe/Berlin')).toBeUndefined()
  })
})

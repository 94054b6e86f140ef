import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fillMessage, fillPlural, formatList, formatNumber, splitMessage } from '@/lib/galley/core/messages'

describe('fillMessage', () => {
  it('fills placeholders, with numbers as the language writes them', () => {
    expect(fillMessage('Page {number} of {total}', { number: 1, total: 1200 }, 'en')).toBe('Page 1 of 1200')
    expect(fillMessage('{number} / {total}', { number: 1, total: 20 }, 'fa')).toBe('۱ / ۲۰')
  })

  it('takes values literally', () => {
    fc.assert(
      fc.property(fc.string(), (value) => {
        expect(fillMessage('a {name} b', { name: value }, 'en')).toBe(`a ${value} b`)
      }),
    )
  })

  it('throws if a value is missing', () => {
    expect(() => fillMessage('by {author}', {}, 'en')).toThrow('"by {author}" has no value for {author}.')
  })
})

describe('fillPlural', () => {
  it('chooses the text by the rules of the language', () => {
    const polish = { one: '{count} wpis', few: '{count} wpisy', many: '{count} wpisów', other: '{count} wpisu' }
    expect([1, 2, 5, 22].map((count) => fillPlural(polish, count, {}, 'pl'))).toEqual([
      '1 wpis',
      '2 wpisy',
      '5 wpisów',
      '22 wpisy',
    ])
  })

  it('falls back to the text of all other numbers', () => {
    expect(fillPlural({ other: '{count} {unit}' }, 1, { unit: 'min' }, 'en')).toBe('1 min')
  })
})

it('formatNumber groups no digits, since it writes years', () => {
  expect(formatNumber(12024, 'de')).toBe('12024')
})

it('formatList joins names as the language does', () => {
  expect(formatList([], 'en')).toBe('')
  expect(formatList(['A', 'B', 'C'], 'de')).toBe('A, B und C')
  expect(formatList(['A', 'B'], 'ja')).toBe('A、B')
})

describe('splitMessage', () => {
  it('splits a text at placeholders and marked parts', () => {
    expect(splitMessage('See the <archive>archive</archive> of {site}.')).toEqual([
      'See the ',
      { name: 'archive', text: 'archive' },
      ' of ',
      { name: 'site', text: '' },
      '.',
    ])
  })

  it('keeps every other text whole', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (text) => {
        fc.pre(!/[{<]/.test(text))
        expect(splitMessage(text)).toEqual([text])
      }),
    )
  })
})

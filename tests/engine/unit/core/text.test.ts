import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countWords, readingMinutes, textDirection, truncate } from '@/lib/galley/core/text'

const graphemes = (text: string) =>
  Array.from(new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text), ({ segment }) => segment)

const texts = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc
    .array(
      fc.constantFrom(
        'word',
        '👩‍👩‍👧‍👦',
        'ça',
        'e\u0301',
        '中文',
        'مرحبا',
        '🇪🇸',
        'a-b',
        '“quoted”',
        '…',
        'x'.repeat(30),
      ),
    )
    .map((words) => words.join(' ')),
)
const lengths = fc.integer({ min: 1, max: 40 })

describe('truncate', () => {
  it('leaves a text that fits, with its white space folded', () => {
    expect(truncate('  one\n two\t three ', 13)).toBe('one two three')
  })

  it('cuts behind a word', () => {
    expect(truncate('The martian packet case', 13)).toBe('The martian…')
    expect(truncate('The martian packet case', 12)).toBe('The martian…')
    expect(truncate('The martian packet case', 11)).toBe('The…')
  })

  it('leaves no punctuation before the ellipsis', () => {
    expect(truncate('Routes, rules and sets', 10)).toBe('Routes…')
  })

  it('cuts a word that is longer than the limit, but not a grapheme', () => {
    expect(truncate('Donaudampfschifffahrt', 6)).toBe('Donau…')
    expect(truncate('👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 24)).toBe('👩‍👩‍👧‍👦👩‍👩‍👧‍👦…')
    expect(truncate('👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 5)).toBe('…')
  })

  it('finds words in scripts that write no spaces', () => {
    expect(truncate('我们今天去北京旅游', 7)).toBe('我们今天去…')
  })

  it('is never longer than asked', () => {
    fc.assert(
      fc.property(texts, lengths, (text, length) => {
        expect(truncate(text, length).length).toBeLessThanOrEqual(length)
      }),
    )
  })

  it('shows whole graphemes from the start of the text, and nothing else', () => {
    fc.assert(
      fc.property(texts, lengths, (text, length) => {
        const folded = text.replace(/\s+/gu, ' ').trim()
        const short = truncate(text, length)
        if (short === folded) return
        const kept = graphemes(short.slice(0, -1))
        expect(short.endsWith('…')).toBe(true)
        expect(kept).toEqual(graphemes(folded).slice(0, kept.length))
      }),
    )
  })

  it('does the same the second time', () => {
    fc.assert(
      fc.property(texts, lengths, (text, length) => {
        const short = truncate(text, length)
        expect(truncate(short, length)).toBe(short)
      }),
    )
  })
})

describe('countWords', () => {
  it('counts words, not punctuation', () => {
    expect(countWords('One, two — three.')).toBe(3)
    expect(countWords('… — !')).toBe(0)
    expect(countWords('')).toBe(0)
  })

  it('counts words in Chinese', () => {
    expect(countWords('我们今天去北京')).toBe(4)
  })
})

describe('readingMinutes', () => {
  it.each([
    [0, 1],
    [220, 1],
    [329, 1],
    [330, 2],
    [2200, 10],
  ])('of %i words is %i', (words, minutes) => {
    expect(readingMinutes(words)).toBe(minutes)
  })
})

describe('textDirection', () => {
  it.each([
    ['en', 'ltr'],
    ['ar', 'rtl'],
    ['he-IL', 'rtl'],
    ['fa', 'rtl'],
    ['zh-Hant', 'ltr'],
    ['az-Arab', 'rtl'],
    ['uz', 'ltr'],
  ])('of %s is %s', (lang, direction) => {
    expect(textDirection(lang)).toBe(direction)
  })
})

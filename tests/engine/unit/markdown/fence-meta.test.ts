import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseFenceMeta } from '@/lib/galley/markdown/fence-meta'

const nothing = { title: undefined, mark: new Set(), ins: new Set(), del: new Set(), firstLine: undefined }

describe("a fence's meta", () => {
  it('may be empty', () => {
    expect(parseFenceMeta('')).toEqual(nothing)
    expect(parseFenceMeta('   ')).toEqual(nothing)
  })

  it('has a title, which may hold spaces and braces', () => {
    expect(parseFenceMeta('title="my file {1}.ts"')).toEqual({ ...nothing, title: 'my file {1}.ts' })
    expect(parseFenceMeta('title=""').title).toBe('')
  })

  it('marks, inserts and deletes single lines and ranges', () => {
    expect(parseFenceMeta('{2,4-6} ins={3} del={1, 8-9}')).toEqual({
      ...nothing,
      mark: new Set([2, 4, 5, 6]),
      ins: new Set([3]),
      del: new Set([1, 8, 9]),
    })
    expect(parseFenceMeta('mark={1} {2}').mark).toEqual(new Set([1, 2]))
  })

  it('numbers lines from 1 or from what it says', () => {
    expect(parseFenceMeta('showLineNumbers').firstLine).toBe(1)
    expect(parseFenceMeta('showLineNumbers=42').firstLine).toBe(42)
  })

  it('holds all of them in any order', () => {
    const words = ['title="a.ts"', '{2}', 'ins={3}', 'del={1}', 'showLineNumbers=7']
    const expected = { title: 'a.ts', mark: new Set([2]), ins: new Set([3]), del: new Set([1]), firstLine: 7 }
    fc.assert(
      fc.property(fc.shuffledSubarray(words, { minLength: words.length }), (shuffled) => {
        expect(parseFenceMeta(shuffled.join(' '))).toEqual(expected)
      }),
    )
  })

  it.each([
    ['lines=3', 'Unknown option "lines=3". Write title="…", {2,4-6}, ins={3}, del={1} or showLineNumbers.'],
    ['{1} numbered', 'Unknown option "numbered". Write title="…", {2,4-6}, ins={3}, del={1} or showLineNumbers.'],
    ['title=a.ts', 'Unknown option "title=a.ts". Write title="…", {2,4-6}, ins={3}, del={1} or showLineNumbers.'],
    ['{1-}', '{1-} is not a list of lines. Write {2,4-6}.'],
    ['{1,,2}', '{1,,2} is not a list of lines. Write {2,4-6}.'],
    ['ins={1 2}', '{1 2} is not a list of lines. Write {2,4-6}.'],
  ])('may not be %s', (meta, message) => {
    expect(() => parseFenceMeta(meta)).toThrow(new Error(message))
  })

  it('with an endless range ends', () => {
    expect(parseFenceMeta('{1-999999999999}').mark.size).toBe(10_000)
  })

  it('is read or refused, whatever it is', () => {
    fc.assert(
      fc.property(fc.string(), (meta) => {
        try {
          expect(parseFenceMeta(meta)).toHaveProperty('mark')
        } catch (error) {
          expect(String(error)).toMatch(/Write (?:title="…"|\{2,4-6\})/)
        }
      }),
    )
  })
})

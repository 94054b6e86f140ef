import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyEdits, readNodes } from '@/lib/galley/html/html'

describe('reading a page', () => {
  const html = '<!doctype html><p class="a">One<!-- note --><b>two</b></p><script>if (1 < 2) go()</script>'

  it('finds elements and comments with the place of their source', () => {
    const sources = readNodes(html).map(({ start, end }) => html.slice(start, end))
    expect(sources).toEqual([
      '<p class="a">One<!-- note --><b>two</b></p>',
      '<!-- note -->',
      '<b>two</b>',
      '<script>if (1 < 2) go()</script>',
    ])
  })

  it('tells attributes and text of an element', () => {
    const [paragraph] = readNodes(html)
    expect(paragraph).toMatchObject({ tagName: 'p', attributes: new Map([['class', 'a']]), text: 'One' })
  })

  it('leaves out what the parser has added', () => {
    expect(readNodes('<p>One')).toHaveLength(1)
  })
})

describe('editing a text', () => {
  it('replaces pieces, in whatever order they are given', () => {
    const edits = [
      { start: 4, end: 5, text: 'E!' },
      { start: 0, end: 2, text: '' },
    ]
    expect(applyEdits('abcdefg', edits)).toBe('cdE!fg')
  })

  it('loses an edit within another', () => {
    const edits = [
      { start: 2, end: 3, text: 'x' },
      { start: 1, end: 5, text: '-' },
    ]
    expect(applyEdits('abcdefg', edits)).toBe('a-fg')
  })

  it('puts something in before a piece that is replaced', () => {
    const edits = [
      { start: 1, end: 5, text: '-' },
      { start: 1, end: 1, text: 'x' },
    ]
    expect(applyEdits('abcdefg', edits)).toBe('ax-fg')
  })

  it('leaves everything else as it is', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(), fc.nat(), (text, one, other) => {
        const [start = 0, end = 0] = [one, other].map((n) => n % (text.length + 1)).sort((a, b) => a - b)
        expect(applyEdits(text, [{ start, end, text: text.slice(start, end) }])).toBe(text)
        expect(applyEdits(text, [])).toBe(text)
      }),
    )
  })
})

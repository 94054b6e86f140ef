import fc from 'fast-check'
import { h } from 'hastscript'
import { parseFragment } from 'parse5'
import { describe, expect, it } from 'vitest'
import { toHtml } from '@/lib/galley/html/serialize-html'

describe('nodes as HTML', () => {
  it('are read again with the same attributes and text, and nothing in an attribute can end an element', () => {
    const piece = fc.constantFrom(
      '<',
      '>',
      '"',
      "'",
      '&',
      '&lt;',
      '</xmp>',
      '<script>',
      '<!--',
      ']]>',
      ' ',
      '=',
      '`',
      'ö',
    )
    const value = fc
      .oneof(
        fc.string(),
        fc.array(piece).map((pieces) => pieces.join('')),
      )
      // The parser makes another character of these, and forgets the first line break.
      .map((text) => text.replace(/[\0\r\ufdd0-\ufdd3]/g, ''))
    fc.assert(
      fc.property(value, value, value, (title, href, text) => {
        const html = toHtml([h('p', [h('a', { title, href, className: [title] }, text)])])
        const [tag = ''] = /^<p><a [^>]*>/.exec(html) ?? []
        expect(tag).not.toMatch(/<p><a .*</s)
        const [paragraph] = parseFragment(html).childNodes
        const [link] = paragraph && 'childNodes' in paragraph ? paragraph.childNodes : []
        if (!link || !('attrs' in link)) throw new Error(html)
        const attributes = Object.fromEntries(link.attrs.map(({ name, value }) => [name, value]))
        expect(attributes).toMatchObject({ title, href })
        expect(link.childNodes.map((node) => ('value' in node ? node.value : node.nodeName)).join('')).toBe(text)
      }),
      { seed: 20, numRuns: 500 },
    )
  })
})

import { parseXml } from '@rgrove/parse-xml'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { escapeHtml, escapeXml, restoreXml } from '@/lib/galley/core/escape'

const hostile = fc.string({
  unit: fc.oneof(
    fc.constantFrom('&', '<', '>', '"', ']]>', '&amp;', '&lt;', '<script>', '\u0000', '\u0008', '\ufdd0', '\ufdd3'),
    fc.constantFrom('\ufffe', '\uffff', '\ud800', '\udc00', '\u{1f389}', 'a', ' '),
  ),
})

// What may stand in XML: https://www.w3.org/TR/xml/#charsets
const legal = /^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u

describe('escapeHtml', () => {
  it('turns markup characters into references', () => {
    expect(escapeHtml('a < b && "c" > d')).toBe('a &lt; b &amp;&amp; &quot;c&quot; &gt; d')
  })

  it('escapes what is escaped already once more', () => {
    expect(escapeHtml('&amp;')).toBe('&amp;amp;')
  })

  it('drops what XML forbids, and keeps white space, emoji and every script', () => {
    expect(escapeHtml('a\u0000b\u0008c\ud800d\udfffe\ufffef\uffffg\ufdd0h')).toBe('abcdefgh')
    expect(escapeHtml('a\tb\nc 网络 شبكات 👩‍💻')).toBe('a\tb\nc 网络 شبكات 👩‍💻')
  })

  it('leaves no character that XML forbids', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(escapeHtml(text)).toMatch(legal)
      }),
    )
  })
})

describe('escapeXml and restoreXml', () => {
  it('bring a text through a serializer that does not escape', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const { root } = parseXml(restoreXml(`<a b="${escapeXml(text)}">${escapeXml(text)}</a>`))
        expect(escapeHtml(root?.text ?? '')).toBe(escapeHtml(text))
        expect(root?.attributes.b).toBe(root?.text)
      }),
    )
  })

  it('bring a text through a serializer that escapes all', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const { root } = parseXml(restoreXml(`<a>${escapeHtml('&<>')}${escapeXml(text)}</a>`))
        expect(escapeHtml(root?.text ?? '')).toBe(escapeHtml(`&<>${text}`))
      }),
    )
  })

  it('need no more room than the text', () => {
    expect(escapeXml('<&>"')).toHaveLength(4)
  })
})

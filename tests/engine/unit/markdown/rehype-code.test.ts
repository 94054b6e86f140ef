import fc from 'fast-check'
import type { Element, ElementContent, Root, Text } from 'hast'
import { toHtml } from 'hast-util-to-html'
import { toString as toText } from 'hast-util-to-string'
import { h } from 'hastscript'
import { VFile } from 'vfile'
import { describe, expect, it } from 'vitest'
import { splitLines } from '@/lib/galley/markdown/rehype-code'

const texts = fc
  .string({ unit: fc.constantFrom('a', ' ', '\n', '\n\n', '<', '🎉') })
  .map((value): Text => ({ type: 'text', value }))

/** Highlighted code: text in elements, up to three deep. */
const { nodes } = fc.letrec<{ nodes: ElementContent[]; element: Element }>((tie) => ({
  nodes: fc.array(fc.oneof({ maxDepth: 3 }, texts, tie('element')), { maxLength: 4 }),
  element: tie('nodes').map((children) => h('span', { className: ['hljs-string'] }, children)),
}))

describe('splitLines', () => {
  it('opens an element that goes over a line end again', () => {
    const lines = splitLines(h('code', ['a ', h('b', 'b\nc'), ' d']).children)
    expect(lines.map((line) => toHtml(line))).toEqual(['a <b>b</b>', '<b>c</b> d'])
  })

  it('keeps empty lines', () => {
    expect(splitLines([{ type: 'text', value: 'a\n\nb\n' }]).map((line) => toHtml(line))).toEqual(['a', '', 'b', ''])
    expect(splitLines([])).toEqual([[]])
  })

  it('gives the text back when its lines are joined', () => {
    fc.assert(
      fc.property(nodes, (nodes) => {
        const lines = splitLines(nodes).map((children) => toText({ type: 'root', children }))
        expect(lines.join('\n')).toBe(toText({ type: 'root', children: nodes }))
      }),
    )
  })

  it('leaves no line end within a line, and no empty element', () => {
    fc.assert(
      fc.property(nodes, (nodes) => {
        const html = splitLines(nodes).map((line) => toHtml(line))
        expect(html.join('')).not.toMatch(/\n|<span class="hljs-string"><\/span>/)
      }),
    )
  })

  it('changes nothing in what it is given', () => {
    fc.assert(
      fc.property(nodes, (nodes) => {
        const before = structuredClone(nodes)
        splitLines(nodes)
        expect(nodes).toEqual(before)
      }),
    )
  })
})

it('a line that a grammar would take seconds for is not highlighted', async () => {
  const { rehypeCode } = await import('@/lib/galley/markdown/rehype-code')
  const { translate } = await import('@/lib/galley/content/translation')
  const highlight = async (text: string) => {
    const code = h('code', { class: 'language-csharp' }, text)
    const tree: Root = { type: 'root', children: [h('pre', [code])] }
    await rehypeCode(translate('en'))(tree, new VFile())
    return toHtml(code)
  }
  expect(await highlight('int a;')).toContain('hljs-')
  expect(await highlight(`int ${'a'.repeat(95_000)};`)).not.toContain('hljs-')
})

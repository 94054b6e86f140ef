import fc from 'fast-check'
import type { Nodes } from 'mdast'
import { toString as toPlainText } from 'mdast-util-to-string'
import { parseFragment } from 'parse5'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { describe, expect, it } from 'vitest'
import {
  formatCode,
  formatDetails,
  formatFence,
  formatList,
  formatText,
  joinSections,
} from '@/lib/galley/cli/report/markdown'
import { printableLines } from '@/lib/galley/core/printable'

const parse = (markdown: string) => unified().use(remarkParse).use(remarkGfm).parse(markdown)

/** The kinds of a tree's nodes, the tree itself and its texts left out. */
const findKinds = (node: Nodes): string[] =>
  'children' in node
    ? node.children.flatMap((child) => [...(child.type === 'text' ? [] : [child.type]), ...findKinds(child)])
    : []

const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom(
        '</details>',
        '<script>',
        '```',
        '````',
        '`',
        '|',
        '**',
        '](',
        '[',
        '!',
        '&lt;',
        '\\',
        '\n',
        '- ',
        '# ',
        '~~~',
        'a',
        '<!--',
        '@x',
        '$',
        '::',
        '_',
        '\u202e',
      ),
    )
    .map((parts) => parts.join('')),
)

describe('a text in Markdown', () => {
  it('shows as it is, whatever it holds', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const tree = parse(`- x${formatText(text)}x`)
        expect(findKinds(tree)).toEqual(['list', 'listItem', 'paragraph'])
        expect(toPlainText(tree)).toBe(`x${printableLines(text.replace(/\s+/gu, ' ').trim())}x`)
      }),
    )
  })

  it('shows as it is in HTML too, as code and as a summary', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const [code] = parseFragment(formatCode(text)).childNodes
        expect(code).toMatchObject({ nodeName: 'code' })
        const [details, ...others] = parseFragment(formatDetails(text, 'x')).childNodes
        expect(details).toMatchObject({
          nodeName: 'details',
          childNodes: [{ nodeName: 'summary' }, { nodeName: '#text' }],
        })
        expect(others).toEqual([])
      }),
    )
  })

  it('stays in its cell of a table', () => {
    expect(findKinds(parse(`| a | b |\n| - | - |\n| ${formatText('x | y\n| z')} | 1 |`))).toEqual([
      'table',
      ...Array.from({ length: 2 }, () => ['tableRow', 'tableCell', 'tableCell']).flat(),
    ])
  })
})

describe('a block of code', () => {
  it('holds its lines, whatever they are', () => {
    const line = hostile.map((text) => ` ${printableLines(text).replaceAll('\n', '')}`)
    fc.assert(
      fc.property(fc.array(line, { minLength: 1 }), (lines) => {
        const tree = parse(formatFence('diff', lines))
        expect(tree.children).toMatchObject([{ type: 'code', lang: 'diff', value: lines.join('\n') }])
      }),
    )
  })
})

describe('a list', () => {
  const items = (length: number) => Array.from({ length }, (_, index) => String(index))

  it('is folded when it is long', () => {
    expect(formatList(['a', 'b'])).toBe('- a\n- b')
    expect(formatList(items(21))).toMatch(/^<details><summary>All 21<\/summary>\n\n- 0\n/)
  })

  it('ends some day', () => {
    expect(formatList(items(1000))).toContain('\n- 299\n- and 700 more\n')
  })
})

describe('sections over the limit', () => {
  it('are left out and named, the others stay', () => {
    const sections = [
      { name: 'a', text: 'A' },
      { name: '/b|c/', text: 'é'.repeat(50) },
      { name: 'd', text: 'D' },
    ]
    expect(joinSections(sections, 110)).toBe(`A\n\n${'é'.repeat(50)}\n\nD\n`)
    expect(joinSections(sections, 100)).toBe(
      'A\n\nD\n\nLeft out to stay within GitHub’s size limit: <code>/b&#124;c/</code>.\n',
    )
  })
})

import fc from 'fast-check'
import type { Root } from 'hast'
import { h } from 'hastscript'
import { beforeAll, describe, expect, it } from 'vitest'
import { addIds, findIds } from '@/lib/galley/markdown/heading-ids'
import { isSafeId } from '@/lib/galley/markup/ids'
import { createCompiler } from '../../support/compile'

let compile: Awaited<ReturnType<typeof createCompiler>>['compile']

beforeAll(async () => {
  compile = (await createCompiler()).compile
})

const readIds = (html: string): string[] => Array.from(html.matchAll(/ id="([^"]*)"/g), ([, id = '']) => id)

/** Returns the ids of the headings of a body, each line of which is one. */
async function getIds(...headings: string[]): Promise<string[]> {
  const { html } = await compile(headings.map((text) => `## ${text}`).join('\n\n'))
  return Array.from(html.matchAll(/<h2 id="([^"]*)"/g), ([, id = '']) => id)
}

describe('the id of a heading', () => {
  it('is unique and has a letter or digit, whatever the headings are', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 6 }),
      fc.constantFrom('', 'A', 'a-1', 'A 1', 'C++', 'C#', '🚀', 'section', 'page:fn-1', '__proto__', 'constructor'),
    )
    fc.assert(
      fc.property(fc.array(texts, { maxLength: 12 }), (headings) => {
        const tree: Root = { type: 'root', children: headings.map((text) => h('h2', text)) }
        addIds(tree)
        const ids = findIds(tree)
        expect(new Set(ids).size).toBe(headings.length)
        for (const id of ids) {
          expect(id).toMatch(/[\p{L}\p{N}]/u)
          expect(isSafeId(id)).toBe(true)
        }
      }),
    )
  })

  it('is that of GitHub for words', async () => {
    expect(await getIds('Hello, World!', 'Node.js & `a  b`', 'Größe — 大小', 'Ctrl+C', 'Issue #5', 'Hello ❤️')).toEqual([
      'hello-world',
      'nodejs--a--b',
      'größe--大小',
      'ctrlc',
      'issue-5',
      // The selector of the emoji's style, which GitHub leaves.
      'hello-\ufe0f',
    ])
  })

  it('is never empty, nor invisible', async () => {
    const ids = await getIds('🚀', '🚀', '❤️', '==', '½', '—')
    expect(ids.slice(0, 2)).toEqual(['section-🚀', 'section-🚀-1'])
    for (const id of ids) expect(id).toMatch(/[\p{L}\p{N}]/u)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('tells C++ and C# from C', async () => {
    expect(await getIds('C++', 'C#', 'C', 'C++20', 'C20', 'C++, C#', 'F#', 'i++')).toEqual([
      ...['c-plus-plus', 'c-sharp', 'c', 'c-plus-plus-20', 'c20', 'c-plus-plus-c-sharp', 'f-sharp', 'i-plus-plus'],
    ])
  })

  it('is made of the text that readers see', async () => {
    const { html, headings } = await compile(
      [
        '## T[^1]\n\n## $$x^2$$\n\n## A<br />B\n\n## ![A photo](./photo.svg)\n\nOver\ntwo lines\n---------',
        '## A <span hidden>hidden</span> *word*\n\n[^1]: Note.',
      ].join('\n\n'),
    )
    expect(headings.map(({ id, text }) => [id, text])).toEqual([
      ['t', 'T'],
      ['x2', 'x2'],
      ['a-b', 'A B'],
      ['a-photo', 'A photo'],
      ['over-two-lines', 'Over two lines'],
      ['a--word', 'A  word'],
    ])
    expect(html).toContain('aria-label="Link to “T”"')
  })

  it('is never that of another part of the page', async () => {
    const names = ['fn-1', 'fnref-1', 'Footnote label', 'Related title', 'Skip target', 'What changed', 'page:content']
    const headings = names.map((name) => `## ${name}`).join('\n\n')
    const { html } = await compile(`${headings}\n\nText.[^1] More.[^1]\n\n[^1]: Note.`)
    const ids = readIds(html)
    expect(new Set(ids).size).toBe(ids.length)
    // Those of the page begin with what no text has.
    expect(ids.filter((id) => id.startsWith('page:'))).toEqual([
      ...['page:fnref-1', 'page:fnref-1-2', 'page:footnotes', 'page:fn-1'],
    ])
    expect(ids.slice(0, 2)).toEqual(['fn-1', 'fnref-1'])
  })

  it('gives way to those that the author wrote, and to those of components', async () => {
    const { html } = await compile(
      '## Part\n\n<span id="part">A</span>\n\n<h3 id="part-1">B</h3>\n\n## Option 121 encoder\n\n<Option121Encoder />',
    )
    expect(readIds(html).filter((id) => !id.startsWith('_R_'))).toEqual([
      ...['part-2', 'part', 'part-1', 'option-121-encoder-1', 'option-121-encoder'],
    ])
  })

  it('is given to headings in HTML too, which are in the table of contents', async () => {
    const { html, headings } = await compile('<h2>Raw *text*</h2>\n\n<h3 id="own">\nOwn\n</h3>\n\n## Raw text')
    expect(headings).toEqual([
      { id: 'raw-text', depth: 2, text: 'Raw text' },
      { id: 'own', depth: 3, text: 'Own' },
      { id: 'raw-text-1', depth: 2, text: 'Raw text' },
    ])
    expect(html).toContain('<h3 id="own">Own<a class="anchor" aria-label="Link to “Own”" href="#own">#</a></h3>')
  })
})

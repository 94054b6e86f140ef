import { describe, expect, it } from 'vitest'
import { createFile } from '@/lib/galley/content/source'
import { listNodes } from '@/lib/galley/markdown/find'
import { parseMarkdown } from '@/lib/galley/markdown/syntax'

const parse = (body: string) => parseMarkdown(createFile('posts/a.mdx', body))

/** The inline elements of a text, each as its type and its own text. */
function listInline(body: string): string[] {
  return listNodes(parse(body)).flatMap(({ node }) => {
    if (!['link', 'strong', 'emphasis', 'delete'].includes(node.type) || !('children' in node)) return []
    return `${node.type} ${node.children.map((child) => ('value' in child ? child.value : child.type)).join('')}`
  })
}

const listLinks = (body: string): string[] =>
  listNodes(parse(body)).flatMap(({ node }) => (node.type === 'link' ? node.url : []))

describe('emphasis in Chinese, Japanese and Korean', () => {
  it.each([
    ['これは**「重要」**です', 'strong 「重要」'],
    ['这是**我想做的事。**所以继续', 'strong 我想做的事。'],
    ['**마크다운(Markdown)**을', 'strong 마크다운(Markdown)'],
    ['これは**(重要)**です', 'strong (重要)'],
    ['*斜体。*所以', 'emphasis 斜体。'],
    ['***全部。***所以', 'emphasis strong'],
    ['~~删除。~~所以', 'delete 删除。'],
    ['~删除。~所以', 'delete 删除。'],
  ])('needs no space around it: %s', (body, found) => {
    expect(listInline(body)).toContain(found)
  })

  it('is no other in texts with spaces', () => {
    expect(listInline('2 * 3 * 4, **a."**b, a_b_c and **bold**.')).toEqual(['strong bold'])
  })
})

describe('a bare address', () => {
  it.each([
    ['参照 https://example.com/a。次の文です。', 'https://example.com/a'],
    ['见https://example.com/a？是', 'https://example.com/a'],
    ['（https://example.com/a）です', 'https://example.com/a'],
    ['（www.example.com/a）です', 'http://www.example.com/a'],
    ['「www.example.com」です', 'http://www.example.com'],
    ['https://example.com。次', 'https://example.com'],
    ['https://example.com/a.。次', 'https://example.com/a'],
    ['https://example.com/a——次', 'https://example.com/a'],
    ['https://example.com/a؟ نعم', 'https://example.com/a'],
    ['https://example.com/a।', 'https://example.com/a'],
    ['See “https://example.com/a”, too.', 'https://example.com/a'],
  ])('ends before punctuation beyond ASCII: %s', (body, url) => {
    expect(listLinks(body)).toEqual([url])
  })

  it('leaves what follows to Markdown', () => {
    expect(listInline('参照 https://example.com/a。次は**「重要」**です')).toEqual([
      'link https://example.com/a',
      'strong 「重要」',
    ])
    expect(listLinks('https://a.example/b，https://c.example/d。')).toEqual([
      'https://a.example/b',
      'https://c.example/d',
    ])
  })

  it.each([
    ['https://ja.wikipedia.org/wiki/ジョン・スミス です', 'https://ja.wikipedia.org/wiki/ジョン・スミス'],
    ['https://ca.wikipedia.org/wiki/Col·lecció és', 'https://ca.wikipedia.org/wiki/Col·lecció'],
    ['https://en.wikipedia.org/wiki/A–B_(c). Next', 'https://en.wikipedia.org/wiki/A–B_(c)'],
    ['https://a.example/?b=1&c=d;e,f!g. Next', 'https://a.example/?b=1&c=d;e,f!g'],
  ])('keeps the letters and signs of addresses: %s', (body, url) => {
    expect(listLinks(body)).toEqual([url])
  })

  it('that is the text of a link is that', () => {
    expect(listLinks('[https://a.example/b。](https://c.example/)')).toEqual(['https://c.example/'])
  })
})

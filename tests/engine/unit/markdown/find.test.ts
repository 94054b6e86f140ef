import { readFileSync } from 'node:fs'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'
import { VFile } from 'vfile'
import { describe, expect, it } from 'vitest'
import { findElements, findNodes, listNodes } from '@/lib/galley/markdown/find'
import { parseMarkdown } from '@/lib/galley/markdown/syntax'

const text = readFileSync('tests/engine/fixtures/blog/posts/everything-a-post-can-hold/index.mdx', 'utf8')
const tree = parseMarkdown(new VFile(text))
const page = unified()
  .use(remarkRehype, { passThrough: ['mdxJsxFlowElement', 'mdxJsxTextElement', 'mdxFlowExpression'] })
  .runSync(tree)

describe('what is found in a tree', () => {
  it('is every node, in the order of the text, with what it stands in', () => {
    const expected: unknown[] = []
    visit(tree, (node, _, parent) => {
      if (parent) expected.push({ node, parent })
    })
    expect(expected.length).toBeGreaterThan(150)
    expect(listNodes(tree)).toEqual(expected)
  })

  it('is every node of a type, however deep', () => {
    const expected: unknown[] = []
    visit(tree, 'link', (node, _, parent) => void expected.push({ node, parent }))
    expect(expected.length).toBeGreaterThan(3)
    expect(findNodes(tree, 'link')).toEqual(expected)
  })

  it('is every element of a name, in elements of MDX too', () => {
    const expected: unknown[] = []
    visit(page, 'element', (element, _, parent) => {
      if (['p', 'code'].includes(element.tagName)) expected.push({ element, parent })
    })
    expect(expected.length).toBeGreaterThan(20)
    expect(findElements(page, 'p', 'code')).toEqual(expected)
  })
})

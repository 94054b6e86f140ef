import type { RootContent } from 'hast'
import { h } from 'hastscript'
import { VFile } from 'vfile'
import { describe, expect, it } from 'vitest'
import { innerHtmlAttribute, rehypeInnerHtml } from '@/lib/galley/markdown/rehype-inner-html'

/** What is left of a tree, and the HTML taken out of it. */
function takeOut(...children: (RootContent | string)[]) {
  const tree = h(null, ...children)
  const file = new VFile()
  rehypeInnerHtml()(tree, file)
  return { children: tree.children, html: file.data.html, innerHtml: file.data.innerHtml }
}

const video = { type: 'mdxJsxFlowElement' as const, name: 'Video', attributes: [], children: [] }
const createExpression = (value: string) => ({ type: 'mdxTextExpression' as const, value })

describe('a body of plain elements', () => {
  it('is taken out as HTML, as a whole', () => {
    expect(takeOut(h('p', ['1 < 2 & ', h('b', [h('i', '3')])]), '\n', h('ul', [h('li', '4')]))).toEqual({
      children: [],
      html: '<p>1 &lt; 2 &amp; <b><i>3</i></b></p>\n<ul><li>4</li></ul>',
      innerHtml: [],
    })
  })

  it('may have comments, which nobody sees', () => {
    const comments = [createExpression('/* more */'), { ...h('p', 'A'), children: [createExpression('/* b */')] }]
    expect(takeOut(...comments)).toEqual({ children: [], html: '<p></p>', innerHtml: [] })
  })
})

describe('the content of elements beside a component', () => {
  it('is taken out as HTML, however deep it is', () => {
    const { children, html, innerHtml } = takeOut(h('p', ['1 < 2 & ', h('b', [h('i', '3')])]), '\n', video)
    expect(html).toBeUndefined()
    expect(innerHtml).toEqual(['1 &lt; 2 &amp; <b><i>3</i></b>'])
    expect(children).toEqual([h('p', { [innerHtmlAttribute]: '0' }), h(null, '\n').children[0], video])
  })

  it('stays if the component stands in it, or an expression', () => {
    for (const inner of [video, createExpression('1 + 1')]) {
      const { children, innerHtml } = takeOut(h('figure', [h('figcaption', 'A'), { ...h('p'), children: [inner] }]))
      expect(innerHtml).toEqual(['A'])
      expect(children).toEqual([
        h('figure', [h('figcaption', { [innerHtmlAttribute]: '0' }), { ...h('p'), children: [inner] }]),
      ])
    }
  })
})

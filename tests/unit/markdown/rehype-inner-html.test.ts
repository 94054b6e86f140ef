import { h } from 'hastscript'
import { VFile } from 'vfile'
import { describe, expect, it } from 'vitest'
import { innerHtmlAttribute, rehypeInnerHtml } from '@/lib/markdown/rehype-inner-html'

/** What is left of a tree, and the HTML taken out of it. */
function takeOut(...children: Parameters<typeof h>[2][]) {
  const tree = h(null, ...children)
  const file = new VFile()
  rehypeInnerHtml()(tree, file)
  return { children: tree.children, innerHtml: file.data.innerHtml }
}

describe('the content of elements', () => {
  it('is taken out as HTML, however deep it is', () => {
    const { children, innerHtml } = takeOut(h('p', ['1 < 2 & ', h('b', [h('i', '3')])]), '\n', h('ul', [h('li', '4')]))
    expect(innerHtml).toEqual(['1 &lt; 2 &amp; <b><i>3</i></b>', '<li>4</li>'])
    expect(children).toEqual([
      h('p', { [innerHtmlAttribute]: '0' }),
      h(null, '\n').children[0],
      h('ul', { [innerHtmlAttribute]: '1' }),
    ])
  })

  it('stays if a component of ours stands in it, whose own content is taken out', () => {
    const { children, innerHtml } = takeOut(
      h('figure', [h('figcaption', 'A'), h('pre', [h('code', [h('span', 'b')])])]),
    )
    expect(innerHtml).toEqual(['A', '<code><span>b</span></code>'])
    expect(children).toEqual([
      h('figure', [h('figcaption', { [innerHtmlAttribute]: '0' }), h('pre', { [innerHtmlAttribute]: '1' })]),
    ])
  })

  it('stays if an expression or an element of MDX stands in it', () => {
    const video = { type: 'mdxJsxTextElement' as const, name: 'Video', attributes: [], children: [] }
    const { children, innerHtml } = takeOut({ ...h('p', 'A '), children: [video] })
    expect(innerHtml).toEqual([])
    expect(children).toEqual([{ ...h('p'), children: [video] }])
  })
})

import { fromHtml } from 'hast-util-from-html'
import { select } from 'hast-util-select'
import { describe, expect, it } from 'vitest'
import { createLines } from '@/lib/galley/cli/report/lines'

function read(html: string): string[] {
  const main = select('main', fromHtml(`<main>${html}</main>`))
  return main ? createLines(main) : []
}

describe('the lines of a page', () => {
  it('are its blocks, written much as in Markdown', () => {
    expect(
      read(
        '<h2>Title<a class="anchor" href="#t">#</a></h2><p>Text with <em>stress</em> and a <a href="/a/">link</a>.</p>' +
          '<ul><li>One</li><li>Two</li></ul><img src="/a.svg" alt="A view"><pre><code>if x:\n    y\n</code></pre>',
      ),
    ).toEqual([
      '## Title',
      'Text with stress and a [link](/a/).',
      '- One',
      '- Two',
      '![A view](/a.svg)',
      'if x:',
      '    y',
    ])
  })

  it('are the sentences of a long block', () => {
    const [one, two] = [`${'Many words '.repeat(10)}here.`, 'And a second sentence.']
    expect(read(`<p>${one} ${two}</p>`)).toEqual([one, two])
  })

  it('show a formula as it was written, and no contents, scripts or ways to the source', () => {
    expect(
      read(
        '<nav class="toc">Contents</nav><p><math><semantics><mi>p</mi><annotation encoding="application/x-tex">p^2</annotation></semantics></math></p><script>x</script><p class="edit-link">Edit</p>',
      ),
    ).toEqual(['p^2'])
  })

  it('show what would not be seen', () => {
    expect(read('<p>ab\u202ecd</p>')).toEqual(['ab\\u{202e}cd'])
  })

  it('leave the page as it is', () => {
    const tree = fromHtml('<main><h2>A</h2></main>')
    const main = select('main', tree)
    const before = structuredClone(tree)
    expect(main && createLines(main)).toEqual(['## A'])
    expect(tree).toEqual(before)
  })
})

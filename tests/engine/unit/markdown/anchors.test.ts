import { expect, it } from 'vitest'
import { createFile } from '@/lib/galley/content/source'
import { findAnchors } from '@/lib/galley/markdown/anchors'
import { parseMarkdown } from '@/lib/galley/markdown/syntax'
import { writeTemporaryContent } from '../../support/content'
import { toContentHtml } from '../../support/content-html'
import { importWith } from '../../support/modules'

it('the name of a link is an anchor', () => {
  expect(findAnchors(parseMarkdown(createFile('posts/a.mdx', 'Text. <a name="old">Here</a>')))).toContain('old')
})

it('the anchors of a body are the ids that it has on its page', async () => {
  const body = [
    '# A title',
    '## Twice',
    '## Twice',
    '### `code`, _emphasis_ and $$x^2$$',
    '## Größe — 大小 👩‍🚀',
    'Text.[^note] <span id="by-hand">Here</span>',
    '<details>\n\n## Within\n\n</details>',
    '<h2>\nIn *HTML*\n</h2>\n\n<span id="twice-2">Taken</span>',
    '## Twice',
    '<Option121Encoder />',
    '> [!NOTE]\n> ## In a callout',
    '[^note]: A note.',
  ].join('\n\n')
  const dir = await writeTemporaryContent({ 'posts/a.mdx': body })
  const { compileBody } = await importWith({ CONTENT_DIR: dir }, () => import('@/lib/galley/markdown'))
  const { content } = await compileBody('posts/a.mdx')
  const html = toContentHtml(content)
  const ids = Array.from(html.matchAll(/ id="([^"]+)"/g), ([, id = '']) => id)
  // What an island makes up for itself is no place to link to.
  const lasting = ids.filter((id) => !id.startsWith('_R_'))
  expect(lasting).toEqual(
    expect.arrayContaining(['twice-1', 'by-hand', 'option-121-encoder', 'page:fn-note', 'page:footnotes']),
  )
  expect([...findAnchors(parseMarkdown(createFile('posts/a.mdx', body)))].sort()).toEqual(lasting.sort())
})

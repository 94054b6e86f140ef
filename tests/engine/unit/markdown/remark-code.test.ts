import { describe, expect, it } from 'vitest'
import { createSource, writeTemporaryContent } from '../../support/content'
import { importWith } from '../../support/modules'

const mark = 'globalThis.zyxmark = true'

async function load(body: string) {
  const dir = await writeTemporaryContent({
    'posts/a.mdx': createSource({ title: 'A', date: '2024-02-29' }, body),
    'posts/other.js': mark,
  })
  return importWith({ CONTENT_DIR: dir }, () => import('@/lib/galley/markdown'))
}

describe('code in a text that no check has seen', () => {
  it.each([
    ['an expression', `Text.\n\n{${mark}}`],
    ['an expression in a line', `Text {${mark}} here.`],
    ['an expression in a quote in a list', `- > {${mark}}`],
    ['an expression in a cell', `| a |\n| - |\n| {${mark}} |`],
    ['an expression in a footnote', `Text.[^1]\n\n[^1]: {${mark}}`],
    ['an expression in an element', `<div>{${mark}}</div>`],
    ['a computed prop', `Text.\n\n<b title={${mark}}>a</b>`],
    ['a spread prop', `Text.\n\n<b {...{ a: ${mark} }}>a</b>`],
    ['a component as a prop', `Text.\n\n<Video title={<b>{${mark}}</b>} />`],
    ['an export', `export const a = ${mark}\n\nText.`],
    ['an import', "import './other.js'\n\nText."],
    ['an expression behind a comment', `{/* a */ ${mark}}`],
  ])('ends the compilation before it runs: %s', async (_, body) => {
    const { compileBody, compileExcerpt } = await load(body)
    for (const compile of [() => compileBody('posts/a.mdx'), () => compileExcerpt('posts/a.mdx', '/posts/a/')]) {
      await expect(compile()).rejects.toThrow(/^content\/posts\/a\.mdx:\d+:\d+ {2}Posts cannot contain code/)
    }
    expect(globalThis).not.toHaveProperty('zyxmark')
  })

  it('is not what comments, numbers and booleans are', async () => {
    const { compileBody } = await load(
      'Text {/* a comment */}and <progress value={0.5} hidden={false} />.\n\n{/* more */}',
    )
    expect((await compileBody('posts/a.mdx')).excerpt).toBe('Text and .')
  })
})

import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createCodePost } from '../support/code'
import { createSource, type Files, writeTemporaryContent } from '../support/content'
import { toContentHtml } from '../support/content-html'
import { importWith } from '../support/modules'
import { createPost } from '../support/post'

beforeEach(() => {
  vi.doMock('@/lib/site', async (importOriginal) => {
    const { site } = await importOriginal<typeof import('@/lib/site')>()
    return { site: { ...site, content: { allowCode: true } } }
  })
})

async function load(files: Files) {
  return importWith({ CONTENT_DIR: await writeTemporaryContent(files) }, async () => ({
    ...(await import('@/lib/galley/check')),
    ...(await import('@/lib/galley/markdown')),
    ...(await import('@/lib/galley/outputs/texts/plain-text')),
  }))
}

const withBody = (body: string): Files => ({ 'posts/a.mdx': createSource({ title: 'A', date: '2024-02-29' }, body) })

async function check(files: Files): Promise<string[]> {
  const { files: checked } = await (await load(files)).checkAll()
  return checked.flatMap(({ messages }) => messages.map(({ ruleId, reason }) => `${ruleId} ${reason}`))
}

describe('code in content, where lib/site.ts allows it,', () => {
  it('is no fault: imports, exports, expressions, computed and spread props', async () => {
    expect(await check(createCodePost())).toEqual([])
  })

  it.each([
    ['an unknown component', '<Chart />', 'component-unknown Unknown component <Chart>.'],
    ['a prop of ours that is not there', '<Option121Encoder lang={1} />', 'component-props Unknown prop "lang"'],
    [
      'an event handler',
      '<b onClick={() => alert(1)}>a</b>',
      'attribute-forbidden The attribute "onClick" is not allowed on <b>.',
    ],
    ['a script', '<script>{1}</script>', 'element-forbidden <script> is not allowed in posts and pages.'],
    ['what is no JavaScript', '{1 +}', 'mdx-syntax '],
  ])('leaves %s one', async (_, body, fault) => {
    expect(await check(withBody(body))).toEqual([expect.stringContaining(fault)])
  })

  it('is run with what it imports: beside the post, and from this repository', async () => {
    const { compileBody } = await load(createCodePost())
    const { content, excerpt } = await compileBody('posts/code/index.mdx')
    const html = toContentHtml(content)
    expect(html).toContain('The answer is 42, or <b title="Feb 29, 2024">10 &lt; 20</b>.')
    expect(html).toContain('<em class="note">Declared in 2024-3.</em>')
    expect(html).toContain('https://player.example/42')
    expect(html).toContain('<a href="/about/">about</a>')
    expect(excerpt).toBe('The answer is , or .')
  })

  it('is run in an excerpt, whatever stands below it', async () => {
    const { compileExcerpt } = await load(createCodePost())
    const html = toContentHtml(await compileExcerpt('posts/code/index.mdx', '/posts/code/'))
    expect(html).toBe('<p>The answer is 42, or <b title="Feb 29, 2024">10 &lt; 20</b>.</p>')
  })

  it('stands in the plain text of a post as its author wrote it', async () => {
    const { createPostText } = await load(withBody("import a from './a'\n\n{/* a */}\n\nThe answer is {6 * 7}."))
    expect(await createPostText(createPost({ file: 'posts/a.mdx' }), new Map())).toMatch(
      /\n\nimport a from '\.\/a'\n\nThe answer is \{6 \* 7\}\.\n$/,
    )
  })

  it.each([
    [
      'a file that is not there',
      "import { a } from './a'\n\n{a}",
      /^content\/posts\/a\.mdx {2}.*Could not resolve "\.\/a"/s,
    ],
    ['what throws', 'export const a = null.b\n\n{a}', /^content\/posts\/a\.mdx {2}.*null/s],
  ])('ends the build with the name of its post at %s', async (_, body, message) => {
    const { compileBody } = await load(withBody(body))
    await expect(compileBody('posts/a.mdx')).rejects.toThrow(message)
  })
})

import { toString as toText } from 'mdast-util-to-string'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { describe, expect, it } from 'vitest'
import { findNodes } from '@/lib/galley/markdown/find'
import { createIndexText } from '@/lib/galley/outputs/texts/plain-text'
import { createSource, writeTemporaryContent } from '../../../support/content'
import { importWith } from '../../../support/modules'
import { createPost } from '../../../support/post'

const post = createPost({
  slug: 'a',
  title: 'A [title]\nin two lines',
  description: 'About it.',
  file: 'posts/a.mdx',
})

describe('a post as plain text', () => {
  it('is what its author wrote but for comments, below title, author, day and address', async () => {
    const source = createSource({ title: 'A' }, 'Text {/* really? */}with <Video />.\n\n{/* more */}\n\nMore.')
    const dir = await writeTemporaryContent({ 'posts/a.mdx': source })
    const { createPostText } = await importWith(
      { CONTENT_DIR: dir },
      () => import('@/lib/galley/outputs/texts/plain-text'),
    )
    expect(await createPostText(post, new Map())).toBe(
      [
        '# A \\[title] in two lines',
        `Mara Lindqvist, ${post.date.day}, <https://galley.example/posts/a/>`,
        'Text with <Video />.',
        'More.\n',
      ].join('\n\n'),
    )
  })
})

it('a post without an author begins with its title, day and address', async () => {
  const dir = await writeTemporaryContent({ 'posts/a.mdx': createSource({ title: 'A' }, 'Text.') })
  const { createPostText } = await importWith(
    { CONTENT_DIR: dir },
    () => import('@/lib/galley/outputs/texts/plain-text'),
  )
  expect(await createPostText({ ...post, authors: [] }, new Map())).toContain(
    `\n\n${post.date.day}, <https://galley.example/posts/a/>\n\n`,
  )
})

describe('a comment', () => {
  const read = async (body: string) => {
    const dir = await writeTemporaryContent({ 'posts/a.mdx': createSource({ title: 'A' }, body) })
    const { createPostText } = await importWith(
      { CONTENT_DIR: dir },
      () => import('@/lib/galley/outputs/texts/plain-text'),
    )
    return (await createPostText(post, new Map())).split('\n').slice(4).join('\n')
  }

  it.each([
    ['on a line of its own', 'One.\n\n{/* more */}\n\nTwo.', 'One.\n\nTwo.\n'],
    ['at the end', 'One.\n\n{/* more */}', 'One.\n'],
    ['in a line', 'One {/* more */}two.', 'One two.\n'],
    ['over two lines', 'One.\n\n{/* more\nof it */}\n\nTwo.', 'One.\n\nTwo.\n'],
    ['within a list', '- One\n\n  {/* more */}\n\n- Two', '- One\n\n  - Two\n'],
  ])('%s is left out', async (_, body, text) => {
    expect(await read(body)).toBe(text)
  })

  it.each([
    ['in a fence', '```mdx\nA\n\n{/* more */}\n\nB\n```'],
    ['in a longer fence', '````md\n```mdx\n\n{/* more */}\n\n```\n````'],
    ['in a fence of a list', '- A\n\n  ```\n\n  {/* more */}\n\n  ```'],
    ['in code', 'Write `{/* more */}`.'],
  ])('%s is text', async (_, body) => {
    expect(await read(body)).toBe(`${body}\n`)
  })
})

describe('the list of plain texts', () => {
  it('names each post with its description', () => {
    expect(createIndexText([post])).toMatch(
      /^# Galley\n\n> .+\n\n## Posts\n\n- \[A \\\[title\\?\] in two lines\]\(https:\/\/galley\.example\/posts\/a\/index\.md\): About it\.\n$/,
    )
  })

  it('may be empty', () => {
    expect(createIndexText([])).toMatch(/## Posts\n$/)
  })
})

describe('an address in a plain text', () => {
  const images = new Map([['posts/a/waves.png', '/blog/img/posts/a/waves.1a2b-720.png']])
  const read = async (body: string) => {
    const source = createSource({ title: 'A' }, body)
    const dir = await writeTemporaryContent({ 'posts/a/index.mdx': source })
    const { createPostText } = await importWith(
      { CONTENT_DIR: dir, BASE_PATH: '/blog' },
      () => import('@/lib/galley/outputs/texts/plain-text'),
    )
    const text = await createPostText({ ...post, file: 'posts/a/index.mdx' }, images)
    return text.split('\n').slice(4).join('\n').trim()
  }
  const blog = 'https://galley.example/blog'
  const waves = `${blog}/img/posts/a/waves.1a2b-720.png`

  it.each([
    ['of an image is that of its file', '![Waves](./waves.png)', `![Waves](${waves})`],
    ['of an image with a title', '![W [1]](<waves.png> "A (title)")', `![W [1]](${waves} "A (title)")`],
    ['of a link to an image', '[Waves](/media/posts/a/waves.png)', `[Waves](${waves})`],
    ['of a link has the base path', '[*b* `c`](/posts/b/?q=1#d "e")', `[*b* \`c\`](${blog}/posts/b/?q=1#d "e")`],
    ['of a link with brackets', '[b](/posts/b_(c)/)', `[b](${blog}/posts/b_%28c%29/)`],
    ['of a link with a space', '[b](</posts/b c/>)', `[b](${blog}/posts/b%20c/)`],
    ['of a part is that of the page', '[b](#part)', `[b](${blog}/posts/a/#part)`],
    ['around an image', '[![W](./waves.png)](/posts/b/)', `[![W](${waves})](${blog}/posts/b/)`],
    ['in a definition', 'A [b].\n\n[b]: /posts/b/ "B"', `A [b].\n\n[b]: ${blog}/posts/b/ "B"`],
    ['in a quote', '> [b]\n>\n> [b]: /posts/b/', `> [b]\n>\n> [b]: ${blog}/posts/b/`],
    ['in HTML', 'A <a class="x" href=\'/b/\'>b</a>.', `A <a class="x" href='${blog}/b/'>b</a>.`],
    ['of a video', '<video src="/t.mp4" poster="/t.png" />', `<video src="${blog}/t.mp4" poster="${blog}/t.png" />`],
  ])('%s', async (_, body, text) => {
    expect(await read(body)).toBe(text)
  })

  it.each([
    '[b](https://b.example/c) <https://b.example/> https://b.example/ [m](mailto:m@b.example)',
    '`[b](/posts/b/)`',
    '```md\n[b](/posts/b/) ![W](./waves.png)\n```',
    '<Video title="/b/" href="https://b.example/" />',
    'A.[^1]\n\n[^1]: /posts/b/',
  ])('is as written in %s', async (body) => {
    expect(await read(body)).toBe(body)
  })
})

describe('a title in a plain text', () => {
  const parser = unified().use(remarkParse).use(remarkGfm)

  it.each([
    '*a* _b_ `c` ~~d~~',
    '<b> & &amp; #',
    '![a](b) [c]: d',
    '1. a',
    '- b',
    'a | b',
    'Plain, “quoted” – and (more): 1.',
    'a ]',
  ])('is no markup: %s', async (title) => {
    const dir = await writeTemporaryContent({ 'posts/a.mdx': createSource({ title: 'A' }, 'Text.') })
    const { createPostText } = await importWith(
      { CONTENT_DIR: dir },
      () => import('@/lib/galley/outputs/texts/plain-text'),
    )
    const [heading] = parser.parse(await createPostText({ ...post, title }, new Map())).children
    expect(heading).toMatchObject({ type: 'heading', depth: 1, children: [{ type: 'text', value: title }] })
    const index = parser.parse(createIndexText([{ ...post, title, description: title }]))
    const [paragraph] = findNodes(index, 'listItem').flatMap(({ node }) => node.children)
    const [link, ...description] = paragraph?.type === 'paragraph' ? paragraph.children : []
    expect(link).toMatchObject({ url: 'https://galley.example/posts/a/index.md' })
    expect([link && toText(link), description.map((node) => toText(node)).join('')]).toEqual([title, `: ${title}`])
  })
})

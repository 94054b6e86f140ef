import { describe, expect, it } from 'vitest'
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
    expect(await createPostText(post)).toBe(
      [
        '# A [title] in two lines',
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
  expect(await createPostText({ ...post, authors: [] })).toContain(
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
    return (await createPostText(post)).split('\n').slice(4).join('\n')
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
      /^# Galley\n\n> .+\n\n## Posts\n\n- \[A \\\[title\\\] in two lines\]\(https:\/\/galley\.example\/posts\/a\/index\.md\): About it\.\n$/,
    )
  })

  it('may be empty', () => {
    expect(createIndexText([])).toMatch(/## Posts\n$/)
  })
})

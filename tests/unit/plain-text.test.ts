import { describe, expect, it } from 'vitest'
import { createIndexText } from '@/lib/plain-text'
import { createSource, writeTemporaryContent } from '../support/content'
import { importWith } from '../support/modules'
import { createPost } from '../support/post'

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
    const { createPostText } = await importWith({ CONTENT_DIR: dir }, () => import('@/lib/plain-text'))
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

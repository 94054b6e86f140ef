import { describe, expect, it } from 'vitest'
import { createIndexText, createPostText } from '@/lib/plain-text'
import { createPost } from '../support/post'

const post = createPost({
  slug: 'a',
  title: 'A [title]\nin two lines',
  description: 'About it.',
  source: { file: 'posts/a.mdx', body: '\nText {/* really? */}with <Video />.\n\n{/* more */}\n\nMore.\n', line: 5 },
})

describe('a post as plain text', () => {
  it('is what its author wrote but for comments, below title, author, day and address', () => {
    expect(createPostText(post)).toBe(
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

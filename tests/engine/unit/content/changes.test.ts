import { describe, expect, it } from 'vitest'
import { getLatest } from '@/lib/galley/content/changes'
import { parseDate } from '@/lib/galley/core/dates'
import { createPost } from '../../support/post'

describe('the posts that changed last', () => {
  const updated = parseDate('2024-06-01', 'UTC')
  const posts = [
    createPost({ slug: 'new', day: '2024-05-03' }),
    createPost({ slug: 'twin-a', day: '2024-05-02' }),
    createPost({ slug: 'twin-b', day: '2024-05-02' }),
    createPost({ slug: 'old', day: '2020-01-01', updated }),
  ]

  it('begin with an old post that was updated since', () => {
    expect(getLatest(posts, 2).map(({ slug }) => slug)).toEqual(['old', 'new'])
  })

  it('keep the order of posts of the same instant', () => {
    expect(getLatest(posts, 9).map(({ slug }) => slug)).toEqual(['old', 'new', 'twin-a', 'twin-b'])
  })
})

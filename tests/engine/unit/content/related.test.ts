import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Post } from '@/lib/galley/content/posts'
import { getRelatedPosts } from '@/lib/galley/content/related'
import { createPost } from '../../support/post'

const slugs = (posts: Post[]) => posts.map(({ slug }) => slug)

describe('related posts', () => {
  it('share a rare tag rather than a common one', () => {
    const post = createPost({ slug: 'post', tags: ['linux', 'dhcp'], day: '2024-01-01' })
    const posts = [
      post,
      createPost({ slug: 'common', tags: ['linux'], day: '2024-01-01' }),
      createPost({ slug: 'rare', tags: ['dhcp'], day: '2010-01-01' }),
      createPost({ slug: 'other', tags: ['linux'], day: '2024-01-01' }),
    ]
    expect(slugs(getRelatedPosts(post, posts, 2))).toEqual(['rare', 'common'])
  })

  it('count two shared tags for more than one', () => {
    const post = createPost({ slug: 'post', tags: ['a', 'b'] })
    const posts = [
      post,
      createPost({ slug: 'one', tags: ['a'] }),
      createPost({ slug: 'two', tags: ['a', 'b'] }),
      createPost({ slug: 'none', tags: ['c'] }),
    ]
    expect(slugs(getRelatedPosts(post, posts, 1))).toEqual(['two'])
  })

  it('are the nearest in time where tags say the same, and then go by slug', () => {
    const post = createPost({ slug: 'post', tags: ['a'], day: '2024-06-01' })
    const posts = [
      post,
      createPost({ slug: 'far', tags: ['a'], day: '2020-06-01' }),
      createPost({ slug: 'near', tags: ['a'], day: '2024-06-10' }),
      createPost({ slug: 'z', tags: ['a'], day: '2024-05-31' }),
      createPost({ slug: 'y', tags: ['a'], day: '2024-06-02' }),
    ]
    expect(slugs(getRelatedPosts(post, posts, 4))).toEqual(['y', 'z', 'near', 'far'])
  })

  it('know one tag by all its spellings, and count it once', () => {
    const post = createPost({ slug: 'post', tags: ['IPv6', 'ipv6'] })
    const posts = [post, createPost({ slug: 'none', tags: ['c'] }), createPost({ slug: 'same', tags: ['IPV6'] })]
    expect(slugs(getRelatedPosts(post, posts, 1))).toEqual(['same'])
  })

  it('fill the places that are left with posts of other tags', () => {
    const post = createPost({ slug: 'post', tags: ['a'] })
    expect(slugs(getRelatedPosts(post, [post, createPost({ slug: 'other', tags: ['b'] })], 4))).toEqual(['other'])
    expect(getRelatedPosts(post, [post], 4)).toEqual([])
  })

  it('are the same whatever the order of the posts, never more than asked, and never the post itself', () => {
    const all = fc.uniqueArray(
      fc.record({
        slug: fc.stringMatching(/^[a-z]{1,4}$/),
        tags: fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 4 }),
        day: fc.integer({ min: 10, max: 28 }).map((day) => `2024-02-${day}`),
      }),
      { minLength: 1, maxLength: 12, selector: ({ slug }) => slug },
    )
    fc.assert(
      fc.property(all, fc.infiniteStream(fc.double({ noNaN: true })), (facts, numbers) => {
        const posts = facts.map(createPost)
        const shuffled = posts
          .map((post) => ({ post, rank: numbers.next().value }))
          .sort((a, b) => a.rank - b.rank)
          .map(({ post }) => post)
        const [post] = posts
        if (!post) return
        const related = slugs(getRelatedPosts(post, posts, 4))
        expect(slugs(getRelatedPosts(post, shuffled, 4))).toEqual(related)
        expect(related.length).toBe(Math.min(4, posts.length - 1))
        expect(related).not.toContain(post.slug)
      }),
    )
  })
})

import { describe, expect, it } from 'vitest'
import { groupByTag } from '@/lib/galley/content/tags'
import { createPost } from '../../support/post'

describe('groupByTag', () => {
  it('lists each tag with its posts, in the order they were given', () => {
    const a = createPost({ slug: 'a', tags: ['linux', 'dhcp'] })
    const b = createPost({ slug: 'b', tags: ['linux'] })
    expect(groupByTag([b, a])).toEqual([
      { name: 'dhcp', slug: 'dhcp', posts: [a] },
      { name: 'linux', slug: 'linux', posts: [b, a] },
    ])
  })

  it('takes spellings of one slug for one tag, named as the first post has it', () => {
    const posts = [createPost({ slug: 'a', tags: ['IPv6'] }), createPost({ slug: 'b', tags: ['ipv6', 'IPV6'] })]
    expect(groupByTag(posts)).toEqual([{ name: 'IPv6', slug: 'ipv6', posts }])
  })

  it('sorts as people do: without regard to case or accents, numbers by value', () => {
    const post = createPost({ tags: ['Zebra', 'apt', 'Éclair', 'debian 10', 'debian 9', 'eclipse'] })
    expect(groupByTag([post]).map(({ name }) => name)).toEqual([
      'apt',
      'debian 9',
      'debian 10',
      'Éclair',
      'eclipse',
      'Zebra',
    ])
  })

  it('of no posts, or posts without tags, is empty', () => {
    expect(groupByTag([])).toEqual([])
    expect(groupByTag([createPost()])).toEqual([])
  })

  it('leaves the posts as they were', () => {
    const posts = Object.freeze([createPost({ tags: Object.freeze(['b', 'a']).slice() })])
    expect(groupByTag([...posts]).map(({ slug }) => slug)).toEqual(['a', 'b'])
    expect(posts[0]?.tags).toEqual(['b', 'a'])
  })
})

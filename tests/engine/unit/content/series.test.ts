import { describe, expect, it } from 'vitest'
import { groupBySeries } from '@/lib/galley/content/series'
import { createPost } from '../../support/post'

const part = (slug: string, name: string, part: number) => createPost({ slug, series: { name, part } })

describe('groupBySeries', () => {
  it('lists the parts first to last, though posts come newest first', () => {
    const posts = [part('c', 'Toolforge', 3), part('a', 'Toolforge', 1), part('b', 'Toolforge', 2)]
    const [series] = groupBySeries(posts)
    expect(series?.posts.map(({ slug }) => slug)).toEqual(['a', 'b', 'c'])
    expect(posts.map(({ slug }) => slug)).toEqual(['c', 'a', 'b'])
  })

  it('keeps the order of the newest parts', () => {
    const posts = [part('b', 'Second', 1), part('a', 'First', 1)]
    expect(groupBySeries(posts).map(({ name }) => name)).toEqual(['Second', 'First'])
  })

  it('takes spellings of one slug for one series', () => {
    const posts = [part('b', 'A Better Toolforge', 2), part('a', 'A better Toolforge', 1)]
    expect(groupBySeries(posts)).toMatchObject([{ name: 'A Better Toolforge', slug: 'a-better-toolforge' }])
  })

  it('leaves out posts of no series', () => {
    expect(groupBySeries([createPost()])).toEqual([])
  })
})

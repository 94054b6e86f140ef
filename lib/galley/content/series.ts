import { slugify } from '../addresses/urls'
import type { Post, PostLink } from './posts'

/** A series with its published parts in order. */
export type Series<Part = PostLink> = { name: string; slug: string; posts: Part[] }

/** Returns the series of posts, ordered by first occurrence in `posts`; the parts of each by their number. */
export function groupBySeries(posts: Post[]): Series<Post>[] {
  const all = new Map<string, Series<Post>>()
  for (const post of posts) {
    if (!post.series) continue
    const slug = slugify(post.series.name)
    const series = all.get(slug) ?? { name: post.series.name, slug, posts: [] }
    series.posts.push(post)
    all.set(slug, series)
  }
  for (const series of all.values()) series.posts.sort((a, b) => partOf(a) - partOf(b))
  return [...all.values()]
}

function partOf(post: Post): number {
  return post.series?.part ?? 0
}

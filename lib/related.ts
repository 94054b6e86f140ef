import type { Post } from './posts'
import { slugify } from './urls'

/**
 * Up to `count` other posts for the end of a post. Each shared tag counts for `ln(posts / posts with the tag)`, so that
 * a rare tag says more than a common one (inverse document frequency); equal scores go by nearness in time, then slug.
 * `posts` without any shared tag fill the places that are left.
 */
export function getRelatedPosts(post: Post, posts: Post[], count: number): Post[] {
  const frequency = new Map<string, number>()
  for (const { tags } of posts) {
    for (const tag of tagSlugs(tags)) frequency.set(tag, (frequency.get(tag) ?? 0) + 1)
  }
  const own = tagSlugs(post.tags)
  const score = (other: Post) =>
    [...tagSlugs(other.tags)]
      .filter((tag) => own.has(tag))
      .reduce((sum, tag) => sum + Math.log(posts.length / (frequency.get(tag) ?? 1)), 0)
  const distance = (other: Post) => Math.abs(Date.parse(other.date.instant) - Date.parse(post.date.instant))
  return posts
    .filter((other) => other.slug !== post.slug)
    .map((other) => ({ other, score: score(other), distance: distance(other) }))
    .sort((a, b) => b.score - a.score || a.distance - b.distance || (a.other.slug < b.other.slug ? -1 : 1))
    .slice(0, count)
    .map(({ other }) => other)
}

function tagSlugs(tags: string[]): Set<string> {
  return new Set(tags.map(slugify))
}

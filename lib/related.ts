import type { Post } from './posts'
import { slugify } from './urls'

/**
 * Up to `count` other posts for the end of a post. Each shared tag counts for `ln(posts / posts with the tag)`, so that
 * a rare tag says more than a common one (inverse document frequency); equal scores go by nearness in time, then slug.
 * `posts` without any shared tag fill the places that are left.
 */
export function getRelatedPosts(post: Post, posts: Post[], count: number): Post[] {
  const taggedWith = indexTags(posts)
  const scores = new Map<Post, number>()
  for (const tag of tagSlugs(post)) {
    const tagged = taggedWith.get(tag) ?? []
    for (const other of tagged) scores.set(other, (scores.get(other) ?? 0) + Math.log(posts.length / tagged.length))
  }
  const best = takeBest(post, scores.keys(), scores, count)
  // All posts are looked at only where tags do not say enough.
  const isEnough = best.length === count && best.every((other) => scores.get(other) !== 0)
  return isEnough ? best : takeBest(post, posts, scores, count)
}

/** The `count` best of `candidates`, in order, without `post` itself: sorting all of them for each post would take long. */
function takeBest(post: Post, candidates: Iterable<Post>, scores: Map<Post, number>, count: number): Post[] {
  const time = timeOf(post)
  const compare = (a: Post, b: Post) =>
    (scores.get(b) ?? 0) - (scores.get(a) ?? 0) ||
    Math.abs(timeOf(a) - time) - Math.abs(timeOf(b) - time) ||
    (a.slug < b.slug ? -1 : 1)
  const best: Post[] = []
  for (const other of candidates) {
    const last = best.at(-1)
    if (other.slug === post.slug || (best.length === count && last && compare(last, other) < 0)) continue
    const place = best.findIndex((better) => compare(other, better) < 0)
    best.splice(place === -1 ? best.length : place, 0, other)
    if (best.length > count) best.pop()
  }
  return best
}

const indexes = new WeakMap<Post[], Map<string, Post[]>>()

/** The posts with each tag, found once for a list of posts. */
function indexTags(posts: Post[]): Map<string, Post[]> {
  const known = indexes.get(posts)
  if (known) return known
  const index = new Map<string, Post[]>()
  for (const post of posts) {
    for (const tag of tagSlugs(post)) {
      const tagged = index.get(tag)
      if (tagged) tagged.push(post)
      else index.set(tag, [post])
    }
  }
  indexes.set(posts, index)
  return index
}

const times = new WeakMap<Post, number>()

function timeOf(post: Post): number {
  const time = times.get(post) ?? Date.parse(post.date.instant)
  times.set(post, time)
  return time
}

function tagSlugs({ tags }: Post): Set<string> {
  return new Set(tags.map(slugify))
}

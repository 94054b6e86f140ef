import { slugify } from '../addresses/urls'
import type { Post } from './posts'

/**
 * Up to `count` other posts for the end of a post. Each shared tag counts for `ln(posts / posts with the tag)`, so that
 * a rare tag says more than a common one (inverse document frequency); equal scores go by nearness in time, then slug.
 * `posts` without any shared tag fill the places that are left.
 */
export function getRelatedPosts(post: Post, posts: Post[], count: number): Post[] {
  const { times, taggedWith } = getIndex(posts)
  const scores = new Float64Array(posts.length)
  const shares = new Uint8Array(posts.length)
  const candidates: number[] = []
  for (const tag of tagSlugs(post)) {
    const tagged = taggedWith.get(tag) ?? []
    const score = Math.log(posts.length / tagged.length)
    for (const place of tagged) {
      scores[place] = at(scores, place) + score
      if (shares[place] === 0) candidates.push(place)
      shares[place] = 1
    }
  }
  const time = timeOf(post)
  const slugAt = (place: number) => posts[place]?.slug ?? ''
  const compare = (a: number, b: number) =>
    at(scores, b) - at(scores, a) ||
    Math.abs(at(times, a) - time) - Math.abs(at(times, b) - time) ||
    (slugAt(a) < slugAt(b) ? -1 : 1)
  const isOther = (place: number) => slugAt(place) !== post.slug
  let best = takeBest(candidates, isOther, compare, count)
  // All posts are looked at only where tags do not say enough.
  const isEnough = best.length === count && best.every((place) => scores[place] !== 0)
  if (!isEnough) best = takeBest(posts.keys(), isOther, compare, count)
  return best.flatMap((place) => posts[place] ?? [])
}

/** The `count` best of `candidates`, in order: sorting all of them for each post would take long. */
function takeBest<Item>(
  candidates: Iterable<Item>,
  isOther: (item: Item) => boolean,
  compare: (a: Item, b: Item) => number,
  count: number,
): Item[] {
  const best: Item[] = []
  for (const other of candidates) {
    const last = best.at(-1)
    if (best.length === count && last !== undefined && compare(last, other) < 0) continue
    if (!isOther(other)) continue
    const place = best.findIndex((better) => compare(other, better) < 0)
    best.splice(place === -1 ? best.length : place, 0, other)
    if (best.length > count) best.pop()
  }
  return best
}

/** What is found once for a list of posts, by their places in it: their times, and who has a tag. */
type Index = { times: Float64Array; taggedWith: Map<string, number[]> }

const indexes = new WeakMap<Post[], Index>()

function getIndex(posts: Post[]): Index {
  const index = indexes.get(posts) ?? createIndex(posts)
  indexes.set(posts, index)
  return index
}

function createIndex(posts: Post[]): Index {
  const taggedWith = new Map<string, number[]>()
  for (const [place, post] of posts.entries()) {
    for (const tag of tagSlugs(post)) {
      const tagged = taggedWith.get(tag)
      if (tagged) tagged.push(place)
      else taggedWith.set(tag, [place])
    }
  }
  return { times: Float64Array.from(posts, timeOf), taggedWith }
}

function at(numbers: Float64Array, place: number): number {
  return numbers[place] ?? 0
}

function timeOf({ date }: Post): number {
  return Date.parse(date.instant)
}

function tagSlugs({ tags }: Post): Set<string> {
  return new Set(tags.map(slugify))
}

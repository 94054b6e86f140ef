import { slugify } from '../addresses/urls'
import type { Post } from './posts'

/**
 * Returns up to `count` posts related to a post. Each shared tag scores `ln(posts / posts with the tag)`, so a rare tag
 * weighs more than a common one (inverse document frequency). Ties go to the nearest date, then by slug. Posts without
 * a shared tag fill up the rest.
 */
export function getRelatedPosts(post: Post, posts: Post[], count: number): Post[] {
  const { times, taggedWith } = getIndex(posts)
  const scores = new Float64Array(posts.length)
  const shares = new Uint8Array(posts.length)
  const candidates: number[] = []
  for (const tag of tagSlugs(post)) {
    const tagged = taggedWith.get(tag) ?? []
    const score = Math.log(posts.length / tagged.length)
    for (const index of tagged) {
      scores[index] = at(scores, index) + score
      if (shares[index] === 0) candidates.push(index)
      shares[index] = 1
    }
  }
  const time = timeOf(post)
  const slugAt = (index: number) => posts[index]?.slug ?? ''
  const compare = (a: number, b: number) =>
    at(scores, b) - at(scores, a) ||
    Math.abs(at(times, a) - time) - Math.abs(at(times, b) - time) ||
    (slugAt(a) < slugAt(b) ? -1 : 1)
  const isOther = (index: number) => slugAt(index) !== post.slug
  let best = takeBest(candidates, isOther, compare, count)
  // Consider all posts only if too few share a tag.
  const isEnough = best.length === count && best.every((index) => scores[index] !== 0)
  if (!isEnough) best = takeBest(posts.keys(), isOther, compare, count)
  return best.flatMap((index) => posts[index] ?? [])
}

/** Returns the `count` best candidates in order, without sorting all of them, which would be slow for each post. */
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
    const index = best.findIndex((better) => compare(other, better) < 0)
    best.splice(index === -1 ? best.length : index, 0, other)
    if (best.length > count) best.pop()
  }
  return best
}

/** Derived data of a list of posts: times by index, and the indexes of the posts with each tag. */
type Index = { times: Float64Array; taggedWith: Map<string, number[]> }

const indexes = new WeakMap<Post[], Index>()

function getIndex(posts: Post[]): Index {
  const index = indexes.get(posts) ?? createIndex(posts)
  indexes.set(posts, index)
  return index
}

function createIndex(posts: Post[]): Index {
  const taggedWith = new Map<string, number[]>()
  for (const [index, post] of posts.entries()) {
    for (const tag of tagSlugs(post)) {
      const tagged = taggedWith.get(tag)
      if (tagged) tagged.push(index)
      else taggedWith.set(tag, [index])
    }
  }
  return { times: Float64Array.from(posts, timeOf), taggedWith }
}

function at(numbers: Float64Array, index: number): number {
  return numbers[index] ?? 0
}

function timeOf({ date }: Post): number {
  return Date.parse(date.instant)
}

function tagSlugs({ tags }: Post): Set<string> {
  return new Set(tags.map(slugify))
}

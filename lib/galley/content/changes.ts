import type { ContentDate } from '../core/dates'
import type { Post } from './posts'

/** Returns the date of a post's last substantial change: of its latest update, or else its own. */
export function getLastChange({ date, updated }: Pick<Post, 'date' | 'updated'>): ContentDate {
  return updated ?? date
}

/** Returns the `count` posts that changed last, latest first; posts that changed at the same instant in the given order. */
export function getLatest(posts: Post[], count: number): Post[] {
  const timeOf = (post: Post) => Date.parse(getLastChange(post).instant)
  return posts.toSorted((a, b) => timeOf(b) - timeOf(a)).slice(0, count)
}

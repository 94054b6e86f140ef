import { site } from '../../site'
import { parseDate } from '../core/dates'

/** Returns whether a post is neither a draft nor scheduled: the only such test. `now` is in milliseconds since 1970. */
export function isPublished(post: { draft: boolean; date: string }, now: number): boolean {
  return !post.draft && getTime(post) <= now
}

/** Returns the instant of a post's date, in milliseconds since 1970. */
export function getTime({ date }: { date: string }): number {
  return Date.parse(parseDate(date, site.timeZone).instant)
}

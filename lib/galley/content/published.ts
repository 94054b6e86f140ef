import { site } from '../../site'
import { parseDate } from '../core/dates'

/** The one place that decides about drafts and posts of the future. `now` in milliseconds since 1970. */
export function isPublished(post: { draft: boolean; date: string }, now: number): boolean {
  return !post.draft && getTime(post) <= now
}

/** The instant of a post's date, in milliseconds since 1970. */
export function getTime({ date }: { date: string }): number {
  return Date.parse(parseDate(date, site.timeZone).instant)
}

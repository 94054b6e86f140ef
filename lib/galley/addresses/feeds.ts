import { type FeedFormat, feedFormats } from '../config/feed-formats'
import { homeHref, tagFolder } from './urls'

/** A feed's place: its address and its media type. */
export type FeedLink = { format: FeedFormat; href: string; type: string; label: string }

/** The feeds of the whole site. */
export function getSiteFeeds(): FeedLink[] {
  return feedFormats.map(({ file, ...feed }) => ({ ...feed, href: `${homeHref()}${file}` }))
}

/** The feed of one tag, as RSS. */
export function getTagFeed(tag: string): FeedLink {
  const [{ file, ...rss }] = feedFormats
  return { ...rss, href: `${tagFolder(tag)}${file}` }
}

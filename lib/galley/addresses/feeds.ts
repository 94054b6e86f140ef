import { type FeedFormat, feedFormats } from '../config/feed-formats'
import { homeHref, tagFolder } from './urls'

/** The address, media type and label of a feed. */
export type FeedLink = { format: FeedFormat; href: string; type: string; label: string }

/** Returns the feeds of the whole site. */
export function getSiteFeeds(): FeedLink[] {
  return feedFormats.map(({ file, ...feed }) => ({ ...feed, href: `${homeHref()}${file}` }))
}

/** Returns the RSS feed of a tag. */
export function getTagFeed(tag: string): FeedLink {
  const [{ file, ...rss }] = feedFormats
  return { ...rss, href: `${tagFolder(tag)}${file}` }
}

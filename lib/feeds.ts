import { indexHref, tagHref } from './urls'

/** The formats of every feed: what a page's head announces and what the build writes. */
export const feedFormats = [
  { format: 'rss', file: 'feed.xml', type: 'application/rss+xml', label: 'RSS' },
  { format: 'atom', file: 'atom.xml', type: 'application/atom+xml', label: 'Atom' },
  { format: 'json', file: 'feed.json', type: 'application/feed+json', label: 'JSON Feed' },
] as const

/** One of the three feed formats. */
export type FeedFormat = (typeof feedFormats)[number]['format']

/** A feed's place: its address and its media type. */
export type FeedLink = { format: FeedFormat; href: string; type: string; label: string }

/** The feeds of the whole site. */
export function getSiteFeeds(): FeedLink[] {
  return feedFormats.map(({ file, ...feed }) => ({ ...feed, href: `${indexHref()}${file}` }))
}

/** The feed of one tag, as RSS. */
export function getTagFeed(tag: string): FeedLink {
  const [{ file, ...rss }] = feedFormats
  return { ...rss, href: `${tagHref(tag)}${file}` }
}

/** The formats of every feed: what a page's head announces and what the build writes. */
export const feedFormats = [
  { format: 'rss', file: 'feed.xml', type: 'application/rss+xml', label: 'RSS' },
  { format: 'atom', file: 'atom.xml', type: 'application/atom+xml', label: 'Atom' },
  { format: 'json', file: 'feed.json', type: 'application/feed+json', label: 'JSON Feed' },
] as const

/** One of the three feed formats. */
export type FeedFormat = (typeof feedFormats)[number]['format']

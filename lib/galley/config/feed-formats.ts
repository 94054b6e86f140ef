/** The formats in which feeds are announced and written. */
export const feedFormats = [
  { format: 'rss', file: 'feed.xml', type: 'application/rss+xml', label: 'RSS' },
  { format: 'atom', file: 'atom.xml', type: 'application/atom+xml', label: 'Atom' },
  { format: 'json', file: 'feed.json', type: 'application/feed+json', label: 'JSON Feed' },
] as const

/** A feed format. */
export type FeedFormat = (typeof feedFormats)[number]['format']

import { parseXml, type XmlElement } from '@rgrove/parse-xml'

/** An item of a feed in any format. */
export type ReadItem = {
  id: string
  /** Whether the id is an address; undefined in Atom and JSON Feed. */
  permalink?: boolean
  url: string
  title: string
  html: string
  summary: string
  published: string
  /** Undefined in RSS for a post without updates. */
  updated?: string
  lang: string
  authors: string[]
  tags: string[]
}

/** A feed in any format. */
export type ReadFeed = { title: string; url: string; self: string; updated?: string; items: ReadItem[] }

/** Parses a feed, whose format follows from its file name. Throws if it has no root or channel. */
export function readFeed(file: string, text: string): ReadFeed {
  if (file.endsWith('.json')) return readJsonFeed(text)
  const { root } = parseXml(text)
  if (!root) throw new Error(`${file} has no root element.`)
  return root.name === 'rss' ? readRss(root) : readAtom(root)
}

function readRss(rss: XmlElement): ReadFeed {
  const [channel] = all(rss, 'channel')
  if (!channel) throw new Error('The feed has no channel.')
  return {
    title: text(channel, 'title'),
    url: text(channel, 'link'),
    self: attribute(channel, 'atom:link', 'href'),
    updated: new Date(text(channel, 'lastBuildDate')).toISOString(),
    items: all(channel, 'item').map((item) => ({
      id: text(item, 'guid'),
      permalink: attribute(item, 'guid', 'isPermaLink') === 'true',
      url: text(item, 'link'),
      title: text(item, 'title'),
      html: text(item, 'content:encoded'),
      summary: decodeHtml(text(item, 'description')),
      published: new Date(text(item, 'pubDate')).toISOString(),
      ...(text(item, 'atom:updated') && { updated: new Date(text(item, 'atom:updated')).toISOString() }),
      lang: text(item, 'dc:language'),
      authors: all(item, 'dc:creator').map(({ text }) => text),
      tags: all(item, 'category').map(({ text }) => text),
    })),
  }
}

function readAtom(feed: XmlElement): ReadFeed {
  const link = (rel: string) =>
    all(feed, 'link').find(({ attributes }) => attributes.rel === rel)?.attributes.href ?? ''
  return {
    title: text(feed, 'title'),
    url: link('alternate'),
    self: link('self'),
    updated: text(feed, 'updated'),
    items: all(feed, 'entry').map((entry) => ({
      id: text(entry, 'id'),
      url: attribute(entry, 'link', 'href'),
      title: decodeHtml(text(entry, 'title')),
      html: text(entry, 'content'),
      summary: decodeHtml(text(entry, 'summary')),
      published: text(entry, 'published'),
      updated: text(entry, 'updated'),
      lang: entry.attributes['xml:lang'] ?? '',
      authors: all(entry, 'author').map((author) => text(author, 'name')),
      tags: all(entry, 'category').map(({ attributes }) => attributes.term ?? ''),
    })),
  }
}

type JsonFeed = {
  title: string
  home_page_url: string
  feed_url: string
  items: {
    id: string
    url: string
    title: string
    content_html: string
    summary?: string
    date_published: string
    date_modified: string
    language: string
    authors?: { name: string }[]
    tags: string[]
  }[]
}

function readJsonFeed(text: string): ReadFeed {
  const feed: JsonFeed = JSON.parse(text)
  return {
    title: feed.title,
    url: feed.home_page_url,
    self: feed.feed_url,
    items: feed.items.map((item) => ({
      id: item.id,
      url: item.url,
      title: item.title,
      html: item.content_html,
      summary: item.summary ?? '',
      published: item.date_published,
      updated: item.date_modified,
      lang: item.language,
      authors: (item.authors ?? []).map(({ name }) => name),
      tags: item.tags,
    })),
  }
}

function all(parent: XmlElement, name: string): XmlElement[] {
  return parent.children.filter((child): child is XmlElement => 'name' in child && child.name === name)
}

function text(parent: XmlElement, name: string): string {
  return all(parent, name)[0]?.text ?? ''
}

function attribute(parent: XmlElement, name: string, key: string): string {
  return all(parent, name)[0]?.attributes[key] ?? ''
}

/** Returns the text of HTML without elements. Throws if the HTML has elements or unknown entities. */
function decodeHtml(html: string): string {
  const characters: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' }
  if (/<|&(?!(?:amp|lt|gt|quot);)/.test(html)) throw new Error(`${JSON.stringify(html)} is not escaped text.`)
  return html.replace(/&(\w+);/g, (_, name: string) => characters[name] ?? '')
}

import { parseXml } from '@rgrove/parse-xml'
import { Feed, type Item } from 'feed'
import { site } from '../../../site'
import type { FeedLink } from '../../addresses/feeds'
import { absoluteUrl, authorHref, postHref } from '../../addresses/urls'
import type { FeedFormat } from '../../config/feed-formats'
import type { Post } from '../../content/posts'
import { escapeHtml, escapeXml, legible, restoreXml } from '../../core/escape'
import { findScriptScheme } from '../../core/schemes'

/** A post with what a feed shows of it: HTML in which every address is absolute, and a summary as plain text. */
export type FeedItem = { post: Post; html: string; summary: string }

/** What a feed holds, whatever its format. */
export type FeedFacts = {
  title: string
  /** The page that the feed goes with. */
  pageHref: string
  items: FeedItem[]
}

/**
 * The text of a feed in the format of `link`. An item is identified by its post's `guid`, else by its permalink, and
 * dated from the content alone. Throws if the text does not parse again.
 */
export function createFeed(link: FeedLink, facts: FeedFacts): string {
  const text = serializers[link.format](link, facts)
  if (link.format === 'json') JSON.parse(text)
  else parseXml(text)
  return text
}

// `feed` escapes by halves: a category's `<` not at all, an `&amp;` in a text not again, a second `]]>` not. So texts go
// through it with their markup characters replaced, and get them back escaped.
const serializers: Record<FeedFormat, (link: FeedLink, facts: FeedFacts) => string> = {
  rss: (link, facts) => restoreXml(fill(link, facts, escapeXml, createRssItem).rss2()),
  atom: (link, facts) => restoreIds(restoreXml(fill(link, facts, escapeXml, createAtomItem).atom1())),
  json: (link, facts) => toJsonFeed11(fill(link, facts, legible, createJsonItem).json1()),
}

function fill(
  link: FeedLink,
  { title, pageHref, items }: FeedFacts,
  escapeText: (text: string) => string,
  createItem: (item: FeedItem) => Item,
): Feed {
  const changes = items.map(({ post }) => (post.updated ?? post.date).instant).sort()
  const feed = new Feed({
    id: absoluteUrl(pageHref),
    title: escapeText(title),
    description: escapeText(site.description),
    link: absoluteUrl(pageHref),
    feed: absoluteUrl(link.href),
    feedLinks: { json: absoluteUrl(link.href) },
    language: site.lang,
    copyright: site.licence && escapeText(site.licence.name),
    generator: 'Galley',
    ...(link.format === 'atom' && items.some(({ post }) => post.authors.length === 0) && { author: siteAuthor }),
    // Without it, `feed` takes the clock.
    updated: new Date(changes.at(-1) ?? 0),
  })
  for (const item of items) feed.addItem(createItem(item))
  return feed
}

/** Atom requires an author of every entry; the feed's is that of an entry without one. */
const siteAuthor = { name: escapeXml(site.title) }

function createItem({ post, html }: FeedItem): Item {
  return {
    title: legible(post.title),
    link: absoluteUrl(postHref(post)),
    date: new Date((post.updated ?? post.date).instant),
    published: new Date(post.date.instant),
    // `>` alone would end a CDATA section; in HTML the reference is the same.
    content: legible(html).replaceAll(']]>', ']]&gt;'),
  }
}

function createRssItem(item: FeedItem): Item {
  const { post, summary } = item
  const creators = post.authors.map(({ name }) => ({ _text: escapeXml(name) }))
  return {
    ...createItem(item),
    // Without a guid, `feed` makes the permalink one.
    ...(isSafeGuid(post.guid) && { guid: escapeXml(post.guid) }),
    description: escapeHtml(summary),
    category: post.tags.map((name) => ({ name: escapeXml(name) })),
    extensions: [
      // In RSS a title is plain text, and an author without a mail address is a `dc:creator`.
      { name: 'title', objects: { _text: escapeXml(post.title) } },
      { name: 'dc:creator', objects: toObjects(creators) },
    ],
  }
}

function createAtomItem(item: FeedItem): Item {
  const { post, summary } = item
  return {
    ...createItem(item),
    title: escapeHtml(post.title),
    id: `id:${encodeURIComponent(getGuid(post))}`,
    description: escapeHtml(summary),
    category: post.tags.map((tag) => ({ term: escapeXml(tag) })),
    author: post.authors.map(({ key, name }) => ({ name: escapeXml(name), link: absoluteUrl(authorHref(key)) })),
  }
}

function createJsonItem(item: FeedItem): Item {
  const { post, summary } = item
  const authors = post.authors.map(({ key, name }) => ({ name: legible(name), url: absoluteUrl(authorHref(key)) }))
  return {
    ...createItem(item),
    id: getGuid(post),
    description: legible(summary),
    category: post.tags.map((name) => ({ name: legible(name) })),
    extensions: authors.length > 0 ? [{ name: 'authors', objects: toObjects(authors) }] : [],
  }
}

function getGuid(post: Post): string {
  return isSafeGuid(post.guid) ? legible(post.guid) : absoluteUrl(postHref(post))
}

function isSafeGuid(guid: string | undefined): guid is string {
  return guid !== undefined && !findScriptScheme(guid)
}

/** `feed` rewrites an Atom id as browsers do a URL, but ids are compared letter by letter: they go through it encoded. */
function restoreIds(xml: string): string {
  return xml.replace(/<id>id:([^<]*)<\/id>/g, (_, id: string) => `<id>${escapeHtml(decodeURIComponent(id))}</id>`)
}

/** `feed` writes JSON Feed 1.0; https://www.jsonfeed.org/version/1.1/ has a new version and a language. */
function toJsonFeed11(text: string): string {
  const feed: Record<string, unknown> = JSON.parse(text)
  return JSON.stringify({ ...feed, version: 'https://jsonfeed.org/version/1.1', language: site.lang }, null, 2)
}

/** `feed` is typed to take an object here, but passes a list on as it is. */
function toObjects(list: unknown): Record<string, unknown> {
  return isObject(list) ? list : {}
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

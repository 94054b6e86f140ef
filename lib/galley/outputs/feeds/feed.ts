import { parseXml } from '@rgrove/parse-xml'
import { Feed, type Item } from 'feed'
import { site } from '../../../site'
import type { FeedLink } from '../../addresses/feeds'
import { absoluteUrl, authorHref, postHref } from '../../addresses/urls'
import type { FeedFormat } from '../../config/feed-formats'
import { getLastChange } from '../../content/changes'
import type { Post } from '../../content/posts'
import { escapeHtml, escapeXml, removeForbidden, restoreXml } from '../../core/escape'
import { findScriptScheme } from '../../core/schemes'

/** A post with its HTML, in which all URLs are absolute, and its summary as plain text. */
export type FeedItem = { post: Post; html: string; summary: string }

/** The content of a feed, independent of its format. */
export type FeedFacts = {
  title: string
  /** The page to which the feed belongs. */
  pageHref: string
  items: FeedItem[]
}

/**
 * Returns a feed in the format of `link`. Items have their post's `guid` or else its permalink as their identity, and dates
 * from the content only. Throws if the result is to be XML or JSON and does not parse.
 */
export function createFeed(link: FeedLink, facts: FeedFacts): string {
  const text = serializers[link.format](link, facts)
  if (link.type.endsWith('json')) JSON.parse(text)
  if (link.type.endsWith('xml')) parseXml(text)
  return text
}

// `feed` does not escape `<` in a category, `&amp;` in a text or a second `]]>`. So markup characters in texts are replaced
// first, and restored as escapes afterwards.
const serializers: Record<FeedFormat, (link: FeedLink, facts: FeedFacts) => string> = {
  rss: (link, facts) => restoreXml(fill(link, facts, escapeXml, createRssItem).rss2()),
  atom: (link, facts) =>
    addLanguages(restoreIds(restoreXml(fill(link, facts, escapeXml, createAtomItem).atom1())), facts),
  json: (link, facts) => toJsonFeed11(fill(link, facts, removeForbidden, createJsonItem).json1(), facts),
}

function fill(
  link: FeedLink,
  { title, pageHref, items }: FeedFacts,
  escapeText: (text: string) => string,
  createItem: (item: FeedItem) => Item,
): Feed {
  const changes = items.map(({ post }) => getLastChange(post).instant).sort()
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
    // Without it, `feed` uses the current time.
    updated: new Date(changes.at(-1) ?? 0),
  })
  for (const item of items) feed.addItem(createItem(item))
  return feed
}

/** The author of an Atom feed, which applies to entries without authors, since Atom requires one. */
const siteAuthor = { name: escapeXml(site.title) }

function createItem({ post, html }: FeedItem): Item {
  return {
    title: removeForbidden(post.title),
    link: absoluteUrl(postHref(post)),
    date: new Date(getLastChange(post).instant),
    published: new Date(post.date.instant),
    // `]]>` would end a CDATA section; in HTML, the character reference is equivalent.
    content: removeForbidden(html).replaceAll(']]>', ']]&gt;'),
  }
}

function createRssItem(item: FeedItem): Item {
  const { post, summary } = item
  const creators = post.authors.map(({ name }) => ({ _text: escapeXml(name) }))
  return {
    ...createItem(item),
    // Without a guid, `feed` uses the permalink.
    ...(isSafeGuid(post.guid) && { guid: escapeXml(post.guid) }),
    description: escapeHtml(summary),
    category: post.tags.map((name) => ({ name: escapeXml(name) })),
    extensions: [
      // In RSS, titles are plain text, and authors without an email address are a `dc:creator`.
      { name: 'title', objects: { _text: escapeXml(post.title) } },
      { name: 'dc:creator', objects: toObjects(creators) },
      { name: 'dc:language', objects: { _text: post.lang } },
      // RSS has no element for updates; readers know that of Atom.
      ...(post.updated ? [{ name: 'atom:updated', objects: { _text: post.updated.instant } }] : []),
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
  const authors = post.authors.map(({ key, name }) => ({
    name: removeForbidden(name),
    url: absoluteUrl(authorHref(key)),
  }))
  return {
    ...createItem(item),
    id: getGuid(post),
    description: removeForbidden(summary),
    category: post.tags.map((name) => ({ name: removeForbidden(name) })),
    extensions: authors.length > 0 ? [{ name: 'authors', objects: toObjects(authors) }] : [],
  }
}

function getGuid(post: Post): string {
  return isSafeGuid(post.guid) ? removeForbidden(post.guid) : absoluteUrl(postHref(post))
}

function isSafeGuid(guid: string | undefined): guid is string {
  return guid !== undefined && !findScriptScheme(guid)
}

/** Decodes Atom ids, which are encoded before `feed` normalises them as URLs: readers compare ids character by character. */
function restoreIds(xml: string): string {
  return xml.replace(/<id>id:([^<]*)<\/id>/g, (_, id: string) => `<id>${escapeHtml(decodeURIComponent(id))}</id>`)
}

/** Adds the languages of the feed and its entries, which `feed` does not write. */
function addLanguages(xml: string, { items }: FeedFacts): string {
  const langs = items.map(({ post }) => post.lang).values()
  return xml
    .replace('<feed ', `<feed xml:lang="${site.lang}" `)
    .replace(/^ {4}<entry>$/gm, () => `    <entry xml:lang="${langs.next().value}">`)
}

/** Adds the version and languages of https://www.jsonfeed.org/version/1.1/, since `feed` writes version 1.0. */
function toJsonFeed11(text: string, { items }: FeedFacts): string {
  const feed: { items: object[] } = JSON.parse(text)
  const languages = items.map(({ post }) => ({ language: post.lang }))
  return JSON.stringify(
    {
      ...feed,
      version: 'https://jsonfeed.org/version/1.1',
      language: site.lang,
      items: feed.items.map((item, index) => ({ ...item, ...languages[index] })),
    },
    null,
    2,
  )
}

/** Types a list as an object: `feed` declares an object here, but accepts a list. */
function toObjects(list: unknown): Record<string, unknown> {
  return isObject(list) ? list : {}
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

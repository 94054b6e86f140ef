import { site } from '../../site'
import { getSiteFeeds, getTagFeed } from '../addresses/feeds'
import {
  authorHref,
  cardHref,
  getSinglePages,
  imageHref,
  indexHref,
  seriesHref,
  tagHref,
  textHref,
} from '../addresses/urls'
import { listPublicFiles } from '../content/public-files'
import { parseDate } from '../core/dates'
import { env } from '../core/env'
import { getAliases, getFormerAddresses, getHref, getPostAddress } from './addresses'
import type { Content, Entry } from './rule'

/** The target of an address of this site. */
export type Route =
  | { kind: 'page'; entry: Entry }
  | { kind: 'draft' | 'future'; entry: Entry }
  | { kind: 'alias'; entry: Entry }
  | { kind: 'file' }

/** Returns the state of a post or page. Readers can see a page always, and a post unless it is a draft or scheduled. */
export function getState({ kind, frontmatter }: Entry): 'page' | 'draft' | 'future' {
  if (kind === 'page') return 'page'
  if (frontmatter.fields.get('draft')?.value === true) return 'draft'
  return getTime(frontmatter) <= env.now ? 'page' : 'future'
}

/** Returns the time at which a post is published, in milliseconds since 1970; 0 if its date cannot be read. */
export function getTime(frontmatter: Entry['frontmatter']): number {
  try {
    return Date.parse(parseDate(String(frontmatter.fields.get('date')?.value), site.timeZone).instant)
  } catch {
    return 0
  }
}

const routesOf = new WeakMap<Content, Promise<Map<string, Route>>>()

/** Returns every address of the built site, decoded and without the base path, with its target. Computed once per content. */
export function getRoutes(content: Content): Promise<Map<string, Route>> {
  const routes = routesOf.get(content) ?? findRoutes(content)
  routesOf.set(content, routes)
  return routes
}

async function findRoutes({ entries, authors, files }: Content): Promise<Map<string, Route>> {
  const published = entries.filter((entry) => entry.kind === 'post' && getState(entry) === 'page')
  const listed = published.filter(isListed)
  const tags = listed.flatMap((entry) => getTexts(entry, 'tags'))
  const pages = Math.ceil(listed.length / site.postsPerPage)
  const hrefs = [
    ...Array.from({ length: Math.max(1, pages) }, (_, index) => indexHref(index + 1)),
    ...getSinglePages().map(({ href }) => href),
    ...tags.flatMap((tag) => [tagHref(tag), getTagFeed(tag).href]),
    ...listed.flatMap((entry) => getTexts(entry, 'series')).map(seriesHref),
    ...listed
      .flatMap((entry) => (entry.frontmatter.fields.has('authors') ? getTexts(entry, 'authors') : site.authors))
      .filter((key) => authors.names.has(key))
      .map(authorHref),
    ...getSiteFeeds().map(({ href }) => href),
    ...takeNewest(published, site.texts)
      .filter(isListed)
      .map((entry) => textHref(getPostAddress(entry))),
    ...takeNewest(published, site.cards).map((entry) => cardHref(entry.slug)),
    cardHref('index'),
    ...[...files].filter((file) => !/\.(?:mdx|yml|txt)$/.test(file)).map(imageHref),
  ]
  const routes = new Map<string, Route>()
  for (const file of [...siteFiles, ...listPublicFiles().files]) routes.set(`/${file}`, { kind: 'file' })
  for (const href of hrefs) routes.set(decodeURI(href.slice(env.basePath.length)), { kind: 'file' })
  const visible = entries.filter((entry) => getState(entry) === 'page')
  for (const entry of visible) {
    for (const { alias } of getAliases(entry)) if (!routes.has(alias)) routes.set(alias, { kind: 'alias', entry })
  }
  for (const entry of visible) {
    for (const former of getFormerAddresses(entry))
      if (!routes.has(former)) routes.set(former, { kind: 'alias', entry })
  }
  for (const entry of entries)
    if (routes.get(getHref(entry))?.kind !== 'file') routes.set(getHref(entry), { kind: getState(entry), entry })
  return routes
}

function isListed({ frontmatter }: Entry): boolean {
  return frontmatter.fields.get('unlisted')?.value !== true
}

/** Returns the `count` newest of published posts, ordered as in lib/galley/content/posts.ts; all without a count. */
function takeNewest(published: Entry[], count: number | undefined): Entry[] {
  if (count === undefined) return published
  const times = new Map(published.map((entry) => [entry, getTime(entry.frontmatter)]))
  const timeOf = (entry: Entry) => times.get(entry) ?? 0
  return published.toSorted((a, b) => timeOf(b) - timeOf(a) || (a.slug < b.slug ? -1 : 1)).slice(0, count)
}

/** Files at the site's root other than pages and feeds. */
const siteFiles = ['404.html', 'llms.txt', 'manifest.webmanifest', 'robots.txt', 'sitemap.xml']

function getTexts({ frontmatter }: Entry, name: string): string[] {
  return [frontmatter.fields.get(name)?.value].flat().filter((value) => typeof value === 'string')
}

/** An address of this site: its path and its fragment, decoded, without the base path. */
export type LocalAddress = { path: string; fragment: string }

/**
 * Resolves an address as a browser does on the page of an entry, with or without the site's origin. Returns undefined if it
 * leads to another site or is invalid.
 */
export function readLocal(url: string, entry: Entry): LocalAddress | undefined {
  if (!URL.canParse(url, site.url)) return undefined
  const { origin, pathname, hash } = new URL(url, `${site.url}${getHref(entry)}`)
  if (origin !== new URL(site.url).origin) return undefined
  // Authors write paths without the base path, and full addresses with it.
  const isFull = /^[a-z]+:/i.test(url)
  const local = isFull && pathname.startsWith(`${env.basePath}/`) ? pathname.slice(env.basePath.length) : pathname
  try {
    return { path: decodeURI(local), fragment: decodeURIComponent(hash.slice(1)) }
  } catch {
    return undefined
  }
}

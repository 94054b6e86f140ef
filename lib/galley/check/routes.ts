import { site } from '../../site'
import { getSiteFeeds, getTagFeed } from '../addresses/feeds'
import {
  authorHref,
  cardHref,
  getSinglePages,
  imageHref,
  indexHref,
  seriesHref,
  siteCardHref,
  tagHref,
  textHref,
  withBasePath,
} from '../addresses/urls'
import { listPublicFiles } from '../content/public-files'
import { parseDate } from '../core/dates'
import { env } from '../core/env'
import { getAliases, getFormerAddresses, getHref, getPostAddress, normalizeHref } from './addresses'
import type { Content, Entry } from './rule'

/** The target of an address of this site. */
export type Route =
  | { kind: 'page'; entry: Entry }
  | { kind: 'draft' | 'future'; entry: Entry }
  | { kind: 'alias'; entry: Entry }
  | { kind: 'file'; origin: Origin }

/**
 * Where a file comes from that is no post, page or alias: a page that lists posts or is the owner's, another output of the
 * site, a card or a text that accompanies a page, an image of the content folder, or `public/`.
 */
type Origin = 'page' | 'output' | 'companion' | 'image' | 'public'

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

async function findRoutes(content: Content): Promise<Map<string, Route>> {
  const { entries } = content
  const routes = new Map<string, Route>()
  for (const file of listPublicFiles().files) routes.set(toPublicAddress(file), { kind: 'file', origin: 'public' })
  for (const [address, origin] of listOutputs(content)) routes.set(address, { kind: 'file', origin })
  const visible = entries.filter((entry) => getState(entry) === 'page')
  const aliases = [
    ...visible.flatMap((entry) => getAliases(entry).map(({ alias }) => ({ entry, href: alias }))),
    ...visible.flatMap((entry) => getFormerAddresses(entry).map((href) => ({ entry, href }))),
  ]
  for (const { entry, href } of aliases) {
    const address = normalizeHref(href)
    if (!routes.has(address)) routes.set(address, { kind: 'alias', entry })
  }
  for (const entry of entries) {
    const address = normalizeHref(getHref(entry))
    if (routes.get(address)?.kind !== 'file') routes.set(address, { kind: getState(entry), entry })
  }
  return routes
}

/** Returns the address of a file in `public/`: that of its folder for an index page, as hosts serve it. */
export function toPublicAddress(file: string): string {
  return `/${file}`.replace(/\/index\.html$/, '/')
}

/** Returns the addresses, decoded and without the base path, of all that a build makes but posts, pages and aliases. */
export function listOutputs({ entries, authors, files }: Content): [address: string, origin: Origin][] {
  const published = entries.filter((entry) => entry.kind === 'post' && getState(entry) === 'page')
  const listed = published.filter(isListed)
  const tags = listed.flatMap((entry) => getTexts(entry, 'tags'))
  const pages = Math.ceil(listed.length / site.postsPerPage)
  const hrefsOf: Record<Exclude<Origin, 'public'>, string[]> = {
    page: [
      ...Array.from({ length: Math.max(1, pages) }, (_, index) => indexHref(index + 1)),
      ...getSinglePages().map(({ href }) => href),
      ...tags.map(tagHref),
      ...listed.flatMap((entry) => getTexts(entry, 'series')).map(seriesHref),
      ...listed
        .flatMap((entry) => (entry.frontmatter.fields.has('authors') ? getTexts(entry, 'authors') : site.authors))
        .filter((key) => authors.names.has(key))
        .map(authorHref),
    ],
    output: [
      ...[...getSiteFeeds(), ...tags.map(getTagFeed)].map(({ href }) => href),
      ...[...appFiles, 'llms.txt'].map((file) => withBasePath(`/${file}`)),
    ],
    companion: [
      siteCardHref(),
      ...takeNewest(published, site.texts)
        .filter(isListed)
        .map((entry) => textHref(getPostAddress(entry))),
      ...takeNewest(published, site.cards).map((entry) => cardHref(entry.slug)),
    ],
    image: [...files].filter((file) => !/\.(?:mdx|yml|txt)$/.test(file)).map(imageHref),
  }
  const origins: (keyof typeof hrefsOf)[] = ['page', 'output', 'companion', 'image']
  return origins.flatMap((origin) =>
    hrefsOf[origin].map((href): [string, Origin] => [decodeURIComponent(href.slice(env.basePath.length)), origin]),
  )
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

/** Files at the site's root that routes in `app/` write. */
export const appFiles = ['404.html', 'manifest.webmanifest', 'robots.txt', 'sitemap.xml']

function getTexts({ frontmatter }: Entry, name: string): string[] {
  return [frontmatter.fields.get(name)?.value].flat().filter((value) => typeof value === 'string')
}

/** An address of this site: its path and its fragment, decoded, without the base path. */
export type LocalAddress = { path: string; fragment: string }

/**
 * Resolves an address as a browser does on a page, with or without the site's origin; `base` is the address of that page
 * without the base path. Returns undefined if it leads to another site or is invalid.
 */
export function readLocal(url: string, base: string): LocalAddress | undefined {
  if (!URL.canParse(url, site.url)) return undefined
  const { origin, pathname, hash } = new URL(url, `${site.url}${base}`)
  if (origin !== new URL(site.url).origin) return undefined
  // Authors write paths without the base path, and full addresses with it.
  const isFull = /^[a-z]+:/i.test(url)
  const local = isFull && pathname.startsWith(`${env.basePath}/`) ? pathname.slice(env.basePath.length) : pathname
  try {
    return { path: decodeURIComponent(local), fragment: decodeURIComponent(hash.slice(1)) }
  } catch {
    return undefined
  }
}

/** Returns a decoded path as an author can write it in a link: only what would end or change the address is encoded. */
export function toLink(path: string): string {
  return path.replace(/[\s%?#<>"'`\\]/g, (char) => (char === "'" ? '%27' : encodeURIComponent(char)))
}

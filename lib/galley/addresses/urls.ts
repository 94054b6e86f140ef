import path from 'node:path'
import { site } from '../../site'
import { formatPattern, type Parameter, type Pattern, toHostPath } from '../config/address-patterns'
import { getOwnPlace, type Kind, listPatterns, places } from '../config/address-table'
import { env } from '../core/env'

/**
 * Returns the slug of a name: lower case, with dashes between words, keeping letters of every script and emoji. Never
 * empty; names that differ only in case or punctuation have the same slug.
 */
export function slugify(name: string): string {
  const slug = name
    .normalize('NFC')
    .toLowerCase()
    .replace(/\+/g, ' plus ')
    .replace(/#/g, ' sharp ')
    .replace(/[^\p{L}\p{M}\p{N}\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}\u200d]+/gu, '-')
    .replace(/^-|-$/g, '')
  return slug || Array.from(name, (char) => char.codePointAt(0)?.toString(16)).join('-')
}

/** The param of a route without pages, which `slugify` never returns. */
export const placeholder = '_'

/** Returns a root-relative URL: the base path and the percent-encoded parts. */
function file(...parts: string[]): string {
  return [env.basePath, ...parts.map(encode)].join('/')
}

/** Percent-encodes a part of a path, including the apostrophe, which HTML would escape. */
function encode(part: string): string {
  return encodeURIComponent(part).replaceAll("'", '%27')
}

/** The values on which a post's address depends. */
export type PostAddress = { slug: string; date: { day: string } }

const { patterns, own, formerPosts } = site.addresses

/** Returns the address of the home page, which is the index unless `addresses.index` in `lib/site.ts` moves that. */
export const homeHref = (): string => `${env.basePath}/`
/** Returns the address of the index page `page`, from 1. */
export const indexHref = (page = 1): string =>
  page === 1 ? createHref(patterns.index) : createHref(patterns.pagination, { number: String(page) })
/** Returns the permalink of a post. */
export const postHref = (post: PostAddress): string => createHref(patterns.post, getPostValues(post))
/** Returns the address of a post's Markdown, next to its page. */
export const textHref = (post: PostAddress): string =>
  patterns.post.ending === '/' ? `${postHref(post)}index.md` : postHref(post).replace(/\.html$/, '.md')
/** Returns the former addresses of a post, by the patterns of `formerPosts`. */
export const getFormerHrefs = (post: PostAddress): string[] =>
  formerPosts.map((pattern) => createHref(pattern, getPostValues(post)))
/** Returns the address of a page of `content/pages`. */
export const pageHref = (slug: string): string => createHref(patterns.page, { slug })
/** Returns the address of the list of tags. */
export const tagsHref = (): string => createHref(patterns.tags)
/** Returns the address of a tag's page. */
export const tagHref = (tag: string): string => createHref(patterns.tag, { tag: slugify(tag) })
/** Returns the folder of a tag's feed. */
export const tagFolder = (tag: string): string => tagHref(tag).replace(/\.html$/, '/')
/** Returns the address of a series. */
export const seriesHref = (series: string): string => createHref(patterns.series, { series: slugify(series) })
/** Returns the address of an author's page. */
export const authorHref = (key: string): string => createHref(patterns.author, { author: key })
/** Returns the address of the archive. */
export const archiveHref = (): string => createHref(patterns.archive)
/** Returns the address of the search page. */
export const searchHref = (): string => createHref(patterns.search)

/** The endings of page addresses: a slash, and .html if a pattern has it. */
export const pageEndings: string[] = [
  '/',
  ...(listPatterns(site.addresses).some(([, { ending }]) => ending === '.html') ? ['.html'] : []),
]

/** Returns the patterns that end in .html, in the syntax of `_redirects`. */
export const getHtmlPatterns = (): string[] =>
  listPatterns(site.addresses)
    .filter(([, { ending }]) => ending === '.html')
    .map(([, pattern]) => env.basePath + toHostPath(pattern, '.html'))

/** A page whose route has no params: its folder in `app/`, the address at which Next.js renders it, and its own address. */
export type SinglePage = { folder: string; place: string; href: string }

/** Returns the owner's pages. */
export function getOwnPages(): SinglePage[] {
  return Array.from(own, ([folder, pattern]) => ({
    folder,
    place: createHref(getOwnPlace(folder)),
    href: createHref(pattern),
  }))
}

/** Returns all pages whose routes have no params. */
export function getSinglePages(): SinglePage[] {
  const folders = ['archive', 'tags', 'search'] as const
  const pages = folders.map((kind) => ({ folder: kind, place: placeHref(kind), href: createHref(patterns[kind]) }))
  return [...pages, ...getOwnPages()]
}

/** Returns the address at which Next.js renders a page, before the build moves it to its own. */
export const placeHref = (kind: Kind, values: Values = {}): string => createHref(places[kind], values)

type Values = Partial<Record<Parameter, string>>

function getPostValues({ slug, date }: PostAddress): Values {
  const [year = '', month = '', day = ''] = date.day.split('-')
  return { slug, year, month, day }
}

function createHref(pattern: Pattern, values: Values = {}): string {
  return env.basePath + formatPattern(pattern, values).split('/').map(encode).join('/')
}
/** Returns the folder of the search index, which the search page loads on demand. */
export const searchIndexHref = (): string => `${file('pagefind')}/`
/** Returns the address of a post's Open Graph card. */
export const cardHref = (slug: string): string => file('cards', `${slug}.png`)
/** Returns the address of the Open Graph card of all other pages, at which no post can be: none is called "index". */
export const siteCardHref = (): string => cardHref('index')
/** Returns the address of an image, by its path in the content folder. */
export const imageHref = (contentPath: string): string => file('media', ...contentPath.split('/'))

/** Returns the address of an encoded image, by its fingerprinted path. */
export const variantHref = (variantPath: string): string => file('img', ...variantPath.split('/'))

/** Adds the base path to a root-relative address from content or `lib/site.ts`. */
export function withBasePath(href: string): string {
  return `${env.basePath}${href}`
}

/** Returns the absolute URL of a root-relative address that includes the base path. */
export function absoluteUrl(href: string): string {
  return `${site.url}${href}`
}

/** Returns the URL for editing a file on the repository's host, by its path in the content folder; undefined if unset. */
export function editUrl(contentPath: string): string | undefined {
  if (!site.source) return undefined
  const { repository, branch } = site.source
  return `${repository}/edit/${branch}/${path.basename(env.contentDir)}/${contentPath}`
}

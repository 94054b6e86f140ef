import path from 'node:path'
import { site } from '../../site'
import { formatPattern, type Parameter, type Pattern, toHostPath } from '../config/address-patterns'
import { getOwnPlace, type Kind, listPatterns, places } from '../config/address-table'
import { env } from '../core/env'

/**
 * The last part of an address made from a name: lower case, words joined by a dash, letters of every script and emoji
 * kept. Never empty; names that differ only in case or punctuation share one.
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

/** The param of a route that has no pages to render; `slugify` gives it to nothing. */
export const placeholder = '_'

/** A root-relative address for `href` and `src`: the base path, then each part percent-encoded. */
function file(...parts: string[]): string {
  return [env.basePath, ...parts.map(encode)].join('/')
}

/** With the apostrophe, the last character that HTML would write as a reference. */
function encode(part: string): string {
  return encodeURIComponent(part).replaceAll("'", '%27')
}

/** What the address of a post depends on. */
export type PostAddress = { slug: string; date: { day: string } }

const { patterns, own, formerPosts } = site.addresses

/** Where the site begins: the index, unless `index` of `addresses` in `lib/site.ts` leaves it to a page of the owner's. */
export const homeHref = (): string => `${env.basePath}/`
/** The index page `page`, counted from 1. */
export const indexHref = (page = 1): string =>
  page === 1 ? createHref(patterns.index) : createHref(patterns.pagination, { number: String(page) })
/** A post's permalink. */
export const postHref = (post: PostAddress): string => createHref(patterns.post, getPostValues(post))
/** The text of a post as its author wrote it, beside its page. */
export const textHref = (post: PostAddress): string =>
  patterns.post.ending === '/' ? `${postHref(post)}index.md` : postHref(post).replace(/\.html$/, '.md')
/** Where a post was by the patterns of `formerPosts`. */
export const getFormerHrefs = (post: PostAddress): string[] =>
  formerPosts.map((pattern) => createHref(pattern, getPostValues(post)))
/** A page of `content/pages`. */
export const pageHref = (slug: string): string => createHref(patterns.page, { slug })
/** The list of all tags. */
export const tagsHref = (): string => createHref(patterns.tags)
/** The posts with a tag. */
export const tagHref = (tag: string): string => createHref(patterns.tag, { tag: slugify(tag) })
/** The folder of what belongs to a tag's page. */
export const tagFolder = (tag: string): string => tagHref(tag).replace(/\.html$/, '/')
/** The parts of a series. */
export const seriesHref = (series: string): string => createHref(patterns.series, { series: slugify(series) })
/** An author's page. */
export const authorHref = (key: string): string => createHref(patterns.author, { author: key })
/** The table of all posts. */
export const archiveHref = (): string => createHref(patterns.archive)
/** The search. */
export const searchHref = (): string => createHref(patterns.search)

/** How the addresses of pages end: in a slash, and in .html where a pattern says so. */
export const pageEndings: string[] = [
  '/',
  ...(listPatterns(site.addresses).some(([, { ending }]) => ending === '.html') ? ['.html'] : []),
]

/** The patterns of pages whose addresses end in .html, as `_redirects` has them. */
export const getHtmlPatterns = (): string[] =>
  listPatterns(site.addresses)
    .filter(([, { ending }]) => ending === '.html')
    .map(([, pattern]) => env.basePath + toHostPath(pattern, '.html'))

/** A page of which there is one: the folder in `app/` that renders it, where Next puts it, and its address. */
export type SinglePage = { folder: string; place: string; href: string }

/** The pages of the owner's own. */
export function getOwnPages(): SinglePage[] {
  return Array.from(own, ([folder, pattern]) => ({
    folder,
    place: createHref(getOwnPlace(folder)),
    href: createHref(pattern),
  }))
}

/** All pages of which there is one, but for the first of the index. */
export function getSinglePages(): SinglePage[] {
  const folders = ['archive', 'tags', 'search'] as const
  const pages = folders.map((kind) => ({ folder: kind, place: placeHref(kind), href: createHref(patterns[kind]) }))
  return [...pages, ...getOwnPages()]
}

/** Where Next renders a page, which the build then puts at its address. */
export const placeHref = (kind: Kind, values: Values = {}): string => createHref(places[kind], values)

type Values = Partial<Record<Parameter, string>>

function getPostValues({ slug, date }: PostAddress): Values {
  const [year = '', month = '', day = ''] = date.day.split('-')
  return { slug, year, month, day }
}

function createHref(pattern: Pattern, values: Values = {}): string {
  return env.basePath + formatPattern(pattern, values).split('/').map(encode).join('/')
}
/** What the search loads once it is asked: a folder with all that Pagefind needs. */
export const searchIndexHref = (): string => `${file('pagefind')}/`
/** A post's Open Graph card. */
export const cardHref = (slug: string): string => file('cards', `${slug}.png`)
/** An image of the content folder, by its path in there. */
export const imageHref = (contentPath: string): string => file('media', ...contentPath.split('/'))

/** A file that an image of the content folder has become, whose name is made of its content, by its path among these. */
export const variantHref = (variantPath: string): string => file('img', ...variantPath.split('/'))

/** Puts the base path before a root-relative address that an author or `lib/site.ts` wrote without it. */
export function withBasePath(href: string): string {
  return `${env.basePath}${href}`
}

/** The full address of a root-relative one that already holds the base path. */
export function absoluteUrl(href: string): string {
  return `${site.url}${href}`
}

/** Where a file of the content folder, by its path in there, is edited on the repository's host, if it has one. */
export function editUrl(contentPath: string): string | undefined {
  if (!site.source) return undefined
  const { repository, branch } = site.source
  return `${repository}/edit/${branch}/${path.basename(env.contentDir)}/${contentPath}`
}

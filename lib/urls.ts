import path from 'node:path'
import { env } from './env'
import { site } from './site'

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

/** A root-relative address for `href` and `src`: the base path, then each part percent-encoded, then a slash. */
function directory(...parts: string[]): string {
  return `${file(...parts)}/`
}

function file(...parts: string[]): string {
  return [env.basePath, ...parts.map(encode)].join('/')
}

/** With the apostrophe, the last character that HTML would write as a reference. */
function encode(part: string): string {
  return encodeURIComponent(part).replaceAll("'", '%27')
}

/** The index page `page`, counted from 1. */
export const indexHref = (page = 1): string => (page === 1 ? `${env.basePath}/` : directory('page', String(page)))
/** A post's permalink. */
export const postHref = (slug: string): string => directory('posts', slug)
/** The text of a post as its author wrote it. */
export const textHref = (slug: string): string => file('posts', slug, 'index.md')
/** A page of `content/pages`. */
export const pageHref = (slug: string): string => directory(slug)
/** The list of all tags. */
export const tagsHref = (): string => directory('tags')
/** The posts with a tag. */
export const tagHref = (tag: string): string => directory('tags', slugify(tag))
/** The parts of a series. */
export const seriesHref = (series: string): string => directory('series', slugify(series))
/** An author's page. */
export const authorHref = (key: string): string => directory('authors', key)
/** The table of all posts. */
export const archiveHref = (): string => directory('archive')
/** The search. */
export const searchHref = (): string => directory('search')
/** What the search loads once it is asked: a folder with all that Pagefind needs. */
export const searchIndexHref = (): string => directory('pagefind')
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

/** The file of `outDir` that a root-relative address is served from, as a relative path. */
export function outputFile(href: string): string {
  const file = decodeURIComponent(href.slice(env.basePath.length + 1))
  return file === '' || file.endsWith('/') ? `${file}index.html` : file
}

/** Where a file of the content folder, by its path in there, is edited on the repository's host, if it has one. */
export function editUrl(contentPath: string): string | undefined {
  if (!site.source) return undefined
  const { repository, branch } = site.source
  return `${repository}/edit/${branch}/${path.basename(env.contentDir)}/${contentPath}`
}

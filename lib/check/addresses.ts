import type { Position } from 'unist'
import { feedFormats } from '../feeds'
import type { Entry } from './rule'

/** The address of a post or page without the base path, such as `/posts/a/`. */
export function getHref({ kind, slug }: Entry): string {
  return kind === 'post' ? `/posts/${slug}/` : `/${slug}/`
}

/** The well-formed earlier addresses of a post or page, each as written and with its place. */
export function getAliases({ frontmatter }: Entry): { alias: string; place: Position }[] {
  const items = frontmatter.fields.get('aliases')?.items ?? []
  return items.flatMap(({ value, place }) =>
    typeof value === 'string' && isAlias(value) ? [{ alias: value, place }] : [],
  )
}

/** Whether a text is a path from the root that any host can serve: it ends in .html or a slash. */
export function isAlias(text: string): boolean {
  return /^\/(?:[^/\s?#\\]+\/)*(?:[^/\s?#\\]+\.html|[^/\s?#\\]+\/)$/.test(text) && text.split('/').every(isName)
}

/** Whether a part of a path, once it is decoded, is the name of a file that may have others beside it. */
function isName(part: string, index: number, parts: string[]): boolean {
  const name = decode(part)
  return !(
    name === undefined ||
    /[/\\\p{Cc}]|^\.{1,2}$/u.test(name) ||
    (name.endsWith('.html') && index < parts.length - 1)
  )
}

/** One way to write an address: decoded, and a folder's page is the folder. */
export function toFolder(href: string): string {
  return (decode(href) ?? href).replace(/\/index\.html$/, '/')
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

/** First parts of the addresses that the site makes itself. */
export const reservedNames = new Set<string>([
  '404',
  '_headers',
  '_next',
  '_redirects',
  'archive',
  'authors',
  'cards',
  'img',
  'index',
  'media',
  'page',
  'pagefind',
  'posts',
  'search',
  'series',
  'tags',
  'llms.txt',
  'manifest.webmanifest',
  'robots.txt',
  'sitemap.xml',
  ...feedFormats.map(({ file }) => file),
])

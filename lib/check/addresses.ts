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
  return /^\/(?:[^/\s?#\\]+\/)*(?:[^/\s?#\\]+\.html|[^/\s?#\\]+\/)$/.test(text) && !/\/\.{1,2}\//.test(text)
}

/** One way to write an address: a folder's page is the folder. */
export function toFolder(href: string): string {
  return href.replace(/\/index\.html$/, '/')
}

/** First parts of the addresses that the site makes itself. */
export const reservedNames = new Set<string>([
  '404',
  '_next',
  'archive',
  'authors',
  'cards',
  'img',
  'index',
  'media',
  'page',
  'pagefind',
  'posts',
  'scripts',
  'search',
  'series',
  'tags',
  'llms.txt',
  'manifest.webmanifest',
  'robots.txt',
  'sitemap.xml',
  ...feedFormats.map(({ file }) => file),
])

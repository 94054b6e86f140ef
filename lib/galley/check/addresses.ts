import type { Position } from 'unist'
import { site } from '../../site'
import { getFormerHrefs, type PostAddress, pageHref, postHref } from '../addresses/urls'
import { formatPattern, getPrefix } from '../config/address-patterns'
import { listPatterns, siteNames } from '../config/address-table'
import { env } from '../core/env'
import type { Entry } from './rule'

const postPrefix = getPrefix(site.addresses.patterns.post)

/** Returns the address of a post or page without the base path, such as `/posts/a/`. */
export function getHref(entry: Entry): string {
  const href = entry.kind === 'post' ? postHref(getPostAddress(entry)) : pageHref(entry.slug)
  return href.slice(env.basePath.length)
}

/** The address of a made-up post, for remedies. */
export const exampleHref = formatPattern(site.addresses.patterns.post, {
  slug: 'a-post',
  year: '2024',
  month: '02',
  day: '29',
})

/** Returns the addresses of a post by the former patterns of posts, without the base path. */
export function getFormerAddresses(entry: Entry): string[] {
  if (entry.kind === 'page') return []
  return getFormerHrefs(getPostAddress(entry)).map((href) => href.slice(env.basePath.length))
}

/** Returns what the address of a post depends on. Another rule reports an unreadable date; here it becomes zeros. */
export function getPostAddress({ slug, frontmatter }: Entry): PostAddress {
  const [day = '0000-00-00'] = /^\d{4}-\d{2}-\d{2}/.exec(String(frontmatter.fields.get('date')?.value)) ?? []
  return { slug, date: { day } }
}

/** Returns the well-formed aliases of a post or page as written, with their positions. */
export function getAliases({ frontmatter }: Entry): { alias: string; place: Position }[] {
  const items = frontmatter.fields.get('aliases')?.items ?? []
  return items.flatMap(({ value, place }) =>
    typeof value === 'string' && isAlias(value) ? [{ alias: value, place }] : [],
  )
}

/** Reports whether a text is a path from the root that any host can serve: it ends in .html or a slash. */
export function isAlias(text: string): boolean {
  return /^\/(?:[^/\s?#\\]+\/)*(?:[^/\s?#\\]+\.html|[^/\s?#\\]+\/)$/.test(text) && text.split('/').every(isFileName)
}

/** Reports whether a decoded part of a path is a valid file name. Only the last part may end in .html. */
function isFileName(part: string, index: number, parts: string[]): boolean {
  const name = decode(part)
  return !(
    name === undefined ||
    /[/\\\p{Cc}]|^\.{1,2}$/u.test(name) ||
    (name.endsWith('.html') && index < parts.length - 1)
  )
}

/** Returns the normal form of an address: decoded, and without a final `index.html`. */
export function normalizeHref(href: string): string {
  return (decode(href) ?? href).replace(/\/index\.html$/, '/')
}

/** Returns the folders of an address as file names: `/a` and `/a/b` for both `/a/b/` and `/a/b/c.html`. */
export function getFolders(address: string): string[] {
  const names = address.split('/').slice(1, -1)
  return names.map((_, index) => `/${names.slice(0, index + 1).join('/')}`)
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

/** Reports whether an address equals or is below one that the site uses for other things than posts and pages. */
export function isReserved(href: string): boolean {
  const parts = normalizeHref(href)
    .replace(/\.html$/, '')
    .split('/')
    .filter(Boolean)
  const [first = ''] = parts
  return siteNames.has(first) || reserved.some((prefix) => prefix.every((name, index) => name === parts[index]))
}

/**
 * The prefixes of the other kinds of pages. A prefix that posts share is left out, since it can be that of an alias. So are
 * the index and the home page, which have nothing below them.
 */
const reserved = listPatterns(site.addresses)
  .filter(([key]) => !['post', 'page', 'index', ''].includes(key))
  .map(([, pattern]) => getPrefix(pattern))
  .filter((prefix) => prefix.length > 0 && !prefix.every((name, index) => name === postPrefix[index]))

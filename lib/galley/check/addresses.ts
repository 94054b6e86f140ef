import type { Position } from 'unist'
import { site } from '../../site'
import { getFormerHrefs, type PostAddress, pageHref, postHref } from '../addresses/urls'
import { formatPattern, getPrefix } from '../config/address-patterns'
import { listPatterns, siteNames } from '../config/address-table'
import { env } from '../core/env'
import type { Entry } from './rule'

const postPrefix = getPrefix(site.addresses.patterns.post)

/** The address of a post or page without the base path, such as `/posts/a/`. */
export function getHref(entry: Entry): string {
  const href = entry.kind === 'post' ? postHref(getPostAddress(entry)) : pageHref(entry.slug)
  return href.slice(env.basePath.length)
}

/** What the address of a post looks like, for what the check suggests. */
export const exampleHref = formatPattern(site.addresses.patterns.post, {
  slug: 'a-post',
  year: '2024',
  month: '02',
  day: '29',
})

/** Where a post was by the patterns that posts had before, without the base path. */
export function getFormer(entry: Entry): string[] {
  if (entry.kind === 'page') return []
  return getFormerHrefs(getPostAddress(entry)).map((href) => href.slice(env.basePath.length))
}

/** What the address of a post depends on. A date that cannot be read is another fault. */
export function getPostAddress({ slug, frontmatter }: Entry): PostAddress {
  const [day = '0000-00-00'] = /^\d{4}-\d{2}-\d{2}/.exec(String(frontmatter.fields.get('date')?.value)) ?? []
  return { slug, date: { day } }
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

/** Whether an address is, or is below, one that the site has for something else than posts and pages. */
export function isReserved(href: string): boolean {
  const parts = toFolder(href)
    .replace(/\.html$/, '')
    .split('/')
    .filter(Boolean)
  const [first = ''] = parts
  return siteNames.has(first) || reserved.some((prefix) => prefix.every((name, index) => name === parts[index]))
}

/**
 * Where the pages of other kinds begin. What begins as posts do can be an earlier address of one; the first page of the
 * index and the home page have nothing below them.
 */
const reserved = listPatterns(site.addresses)
  .filter(([key]) => !['post', 'page', 'index', ''].includes(key))
  .map(([, pattern]) => getPrefix(pattern))
  .filter((prefix) => prefix.length > 0 && !prefix.every((name, index) => name === postPrefix[index]))

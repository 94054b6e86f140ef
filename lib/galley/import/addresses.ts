import path from 'node:path'
import { archiveHref, homeHref, tagsHref } from '../addresses/urls'
import { env } from '../core/env'
import type { OldSite } from './liquid-engine'
import type { Resolve, Target } from './markdown/addresses'
import { decodePath } from './permalinks'

/** Addresses that exist on both sites. */
const common = new Set([
  ...[homeHref(), archiveHref(), tagsHref()].map((href) => href.slice(env.basePath.length)),
  ...['/feed.xml', '/atom.xml', '/feed.json', '/sitemap.xml', '/robots.txt'],
])

/**
 * Returns a function that resolves the addresses on a page of the old site. `from` is the page's old address. `moved` maps
 * keys of `toKey` to new addresses. `assets` are the files of the old blog, by their paths in it.
 */
export function createResolve(from: string, old: OldSite, moved: Map<string, string>, assets: Set<string>): Resolve {
  return (url, use): Target => {
    const local = toLocal(url, from, old)
    if (local === undefined) return { kind: 'elsewhere', url }
    const { pathname, rest } = local
    const page = moved.get(toKey(pathname))
    if (page !== undefined && use === 'link') return { kind: 'page', url: `${page}${rest}` }
    const file = pathname.slice(1)
    if (assets.has(file))
      return use === 'image' ? { kind: 'image', file } : { kind: 'file', file, url: `${encodeURI(pathname)}${rest}` }
    const found = common.has(pathname) || common.has(`${pathname}/`)
    return { kind: found ? 'page' : 'missing', url: `${encodeURI(pathname)}${rest}` }
  }
}

/** Normalises an old address: hosts serve a page with and without its file extension. */
export function toKey(pathname: string): string {
  return pathname.replace(/(?:\/index)?\.html$|\/$/, '').toLowerCase() || '/'
}

/** Returns the path on the old site, decoded and without the base URL; undefined for an address of another site. */
function toLocal(
  url: string,
  from: string,
  { url: origin, baseurl }: OldSite,
): { pathname: string; rest: string } | undefined {
  // A fragment points to its own page, wherever that moves.
  if (url.startsWith('#') || !URL.canParse(url, 'http://old.invalid')) return undefined
  const host = URL.canParse(origin) ? new URL(origin).host : 'old.invalid'
  const target = new URL(url, `http://${host}${baseurl}${encodeURI(from)}`)
  if (!/^https?:$/.test(target.protocol) || target.host !== host) return undefined
  const full = decodePath(target.pathname)
  const pathname = baseurl !== '' && full.startsWith(`${baseurl}/`) ? full.slice(baseurl.length) : full
  return { pathname: path.posix.normalize(pathname), rest: target.search + target.hash }
}

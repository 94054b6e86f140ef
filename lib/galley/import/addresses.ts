import path from 'node:path'
import { archiveHref, homeHref, tagsHref } from '../addresses/urls'
import { env } from '../core/env'
import type { OldSite } from './liquid-engine'
import type { Resolve, Target } from './markdown/addresses'
import { decodePath } from './permalinks'

/** Addresses that both sites have. */
const common = new Set([
  ...[homeHref(), archiveHref(), tagsHref()].map((href) => href.slice(env.basePath.length)),
  ...['/feed.xml', '/atom.xml', '/feed.json', '/sitemap.xml', '/robots.txt'],
])

/**
 * Says what an address on the page at `from` of the old site is now. `moved` has the new address of each old one, in the
 * form that `toKey` gives; `assets` are the files of the old blog. An image is named by its path in there.
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

/** One way to write an old address: hosts serve a page with and without its ending. */
export function toKey(pathname: string): string {
  return pathname.replace(/(?:\/index)?\.html$|\/$/, '').toLowerCase() || '/'
}

/** The path on the old site that an address leads to, decoded and without the base URL; undefined if it leads elsewhere. */
function toLocal(
  url: string,
  from: string,
  { url: origin, baseurl }: OldSite,
): { pathname: string; rest: string } | undefined {
  // A fragment alone stays on its page, wherever that is.
  if (url.startsWith('#') || !URL.canParse(url, 'http://old.invalid')) return undefined
  const host = URL.canParse(origin) ? new URL(origin).host : 'old.invalid'
  const target = new URL(url, `http://${host}${baseurl}${encodeURI(from)}`)
  if (!/^https?:$/.test(target.protocol) || target.host !== host) return undefined
  const full = decodePath(target.pathname)
  const pathname = baseurl !== '' && full.startsWith(`${baseurl}/`) ? full.slice(baseurl.length) : full
  return { pathname: path.posix.normalize(pathname), rest: target.search + target.hash }
}

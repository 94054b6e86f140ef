import { site } from '../../../site'
import { seriesHref, tagHref } from '../../addresses/urls'
import { getPrefix } from '../../config/address-patterns'
import { getOwnPlace, places } from '../../config/address-table'
import type { Fault } from '../../core/diagnostics'
import { env } from '../../core/env'
import { getAliases, getFolders, getHref, isReserved, normalizeHref } from '../addresses'
import { getRoutes, type Route } from '../routes'
import type { Entry, Rule } from '../rule'

export const addressReserved: Rule = {
  id: 'address-reserved',
  reason: 'The site itself uses some addresses, such as /tags/ and /feed.xml.',
  severity: 'error',
  async check(entry, content) {
    const faults: Fault[] = []
    const href = getHref(entry)
    const routes = await getRoutes(content)
    if (isTaken(href, routes) || (entry.kind === 'page' && appFolders.has(entry.slug))) {
      const [name, extension] = entry.path.endsWith('/index.mdx') ? ['folder', ''] : ['file', '.mdx']
      faults.push({
        reason: `The address "${href}" is reserved for the site.`,
        note: `Rename the ${name}, for example to ${entry.slug}-${entry.kind}${extension}.`,
        place: entry.frontmatter.place,
      })
    }
    for (const { alias, place } of getAliases(entry)) {
      // After the pattern of posts was changed back, an alias may equal the post's own address: not a mistake.
      if (!isTaken(alias, routes) || normalizeHref(alias) === normalizeHref(href)) continue
      faults.push({
        reason: `The address "${alias}" is reserved for the site.`,
        note: 'Write a former address of the post, or remove the alias.',
        place,
      })
    }
    for (const { kind, name, href, place } of getNamedPages(entry)) {
      // With a pattern such as /tags/:tag.html, this is the index page of the folder.
      if (!href.endsWith('/index.html') || routes.get(normalizeHref(href))?.kind !== 'file') continue
      const reason = `The ${kind} "${name}" would have the address ${href}, which is reserved for the site.`
      faults.push({ reason, note: `Rename the ${kind}.`, place })
    }
    return faults
  },
}

/** Returns the tags and the series of a post, with the addresses of their pages. */
function getNamedPages({ frontmatter: { fields } }: Entry) {
  const series = fields.get('series')
  const pages = [
    ...(fields.get('tags')?.items ?? []).map((item) => ({ ...item, kind: 'tag', toHref: tagHref })),
    ...(series ? [{ ...series, kind: 'series', toHref: seriesHref }] : []),
  ]
  return pages.flatMap(({ kind, value, place, toHref }) =>
    typeof value === 'string' ? [{ kind, name: value, href: toHref(value).slice(env.basePath.length), place }] : [],
  )
}

/** Reports whether the site itself uses an address, so that neither a post nor an alias can have it. */
export function isTaken(href: string, routes: Map<string, Route>): boolean {
  const address = normalizeHref(href)
  // A file and a folder cannot have the same name.
  const isFile = [address, ...getFolders(address)].some((path) => routes.get(path)?.kind === 'file')
  return isFile || isHidden(address) || isReserved(address)
}

/** Reports whether an address contains a hidden name that hosts or tools may obey, such as `.htaccess` or `.git`. */
function isHidden(address: string): boolean {
  return address.split('/').some((name) => name.startsWith('.') && name !== '.well-known')
}

/** Folders in `app/`. A page with such a slug would be rendered over one, whatever addresses are configured. */
const appFolders = new Set(
  [...Object.values(places), ...Array.from(site.addresses.own.keys(), getOwnPlace)].map((place) => getPrefix(place)[0]),
)

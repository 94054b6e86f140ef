import { site } from '../../../site'
import { getPrefix } from '../../config/address-patterns'
import { getOwnPlace, places } from '../../config/address-table'
import type { Fault } from '../../core/diagnostics'
import { getAliases, getFolders, getHref, isReserved, normalizeHref } from '../addresses'
import { getRoutes, type Route } from '../routes'
import type { Rule } from '../rule'

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
    return faults
  },
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

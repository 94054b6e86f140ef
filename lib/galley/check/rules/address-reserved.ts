import { site } from '../../../site'
import { getPrefix } from '../../config/address-patterns'
import { getOwnPlace, places } from '../../config/address-table'
import type { Fault } from '../../core/diagnostics'
import { getAliases, getHref, isReserved, toFolder } from '../addresses'
import { getRoutes } from '../routes'
import type { Rule } from '../rule'

export const addressReserved: Rule = {
  id: 'address-reserved',
  reason: 'Some addresses are the site’s own, such as /tags/ and /feed.xml.',
  severity: 'error',
  async check(entry, content) {
    const faults: Fault[] = []
    const href = getHref(entry)
    const routes = await getRoutes(content)
    if (isReserved(href) || (entry.kind === 'page' && folders.has(entry.slug)) || routes.get(href)?.kind === 'file') {
      const [name, ending] = entry.path.endsWith('/index.mdx') ? ['folder', ''] : ['file', '.mdx']
      faults.push({
        reason: `${href} is an address of the site itself.`,
        note: `Rename the ${name}, such as to ${entry.slug}-${entry.kind}${ending}.`,
        place: entry.frontmatter.place,
      })
    }
    for (const { alias, place } of getAliases(entry)) {
      const address = toFolder(alias)
      // A folder cannot have the name of a file, either.
      const isFile = [address, ...getFolders(address)].some((path) => routes.get(path)?.kind === 'file')
      const isTaken = isFile || isHidden(address) || isReserved(address)
      // One that is the post's own again, since the pattern of posts has changed, is no mistake.
      if (!isTaken || address === toFolder(href)) continue
      faults.push({
        reason: `${alias} is an address of the site itself.`,
        note: 'Write an earlier address of the post, or take it out.',
        place,
      })
    }
    return faults
  },
}

/** The folders that an address is in, and its own, as files would be called: `/a` and `/a/b` of `/a/b/` and of `/a/b/c.html`. */
function getFolders(address: string): string[] {
  const names = address.split('/').slice(1, -1)
  return names.map((_, index) => `/${names.slice(0, index + 1).join('/')}`)
}

/** Whether an address would lie over what hosts and tools obey, such as `.htaccess`, `.git` and `.nginx.conf`. */
function isHidden(address: string): boolean {
  return address.split('/').some((name) => name.startsWith('.') && name !== '.well-known')
}

/** The names of folders in `app/`, where pages would be rendered over what is there, whatever its address. */
const folders = new Set(
  [...Object.values(places), ...Array.from(site.addresses.own.keys(), getOwnPlace)].map((place) => getPrefix(place)[0]),
)

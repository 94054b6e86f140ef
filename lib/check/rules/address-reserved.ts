import { getAliases, getHref, reservedNames, toFolder } from '../addresses'
import { getRoutes } from '../routes'
import type { Fault, Rule } from '../rule'

export const addressReserved: Rule = {
  id: 'address-reserved',
  reason: 'Some addresses are the site’s own, such as /tags/ and /feed.xml.',
  severity: 'error',
  async check(entry, content) {
    const faults: Fault[] = []
    if (entry.kind === 'page' && reservedNames.has(entry.slug)) {
      faults.push({
        reason: `/${entry.slug}/ is an address of the site itself.`,
        note: `Rename the file, such as to ${entry.slug}-page.mdx.`,
        place: entry.frontmatter.place,
      })
    }
    for (const { alias, place } of getAliases(entry)) {
      const address = toFolder(alias)
      const routes = await getRoutes(content)
      // A folder cannot have the name of a file, either.
      const isFile = [address, ...getFolders(address)].some((path) => routes.get(path)?.kind === 'file')
      const isTaken = isFile || isOfSite(address)
      if (!isTaken && address !== getHref(entry)) continue
      const owner = isTaken ? 'the site itself' : 'this post already'
      faults.push({
        reason: `${alias} is an address of ${owner}.`,
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

/**
 * Whether an address would lie over a page of the site, or over what hosts and tools obey, such as `.htaccess`, `.git` and
 * `.nginx.conf`; a post may have had another slug before.
 */
function isOfSite(address: string): boolean {
  if (address.split('/').some((name) => name.startsWith('.') && name !== '.well-known')) return true
  const first = address.split('/')[1]?.replace(/\.html$/, '')
  return first !== undefined && first !== 'posts' && reservedNames.has(first)
}

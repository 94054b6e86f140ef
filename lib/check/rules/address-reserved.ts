import { getAliases, getHref, reservedNames, toFolder } from '../addresses'
import type { Fault, Rule } from '../rule'

export const addressReserved: Rule = {
  id: 'address-reserved',
  reason: 'Some addresses are the site’s own, such as /tags/ and /feed.xml.',
  severity: 'error',
  check(entry) {
    const faults: Fault[] = []
    if (entry.kind === 'page' && reservedNames.has(entry.slug)) {
      faults.push({
        reason: `/${entry.slug}/ is an address of the site itself.`,
        note: `Rename the file, such as to ${entry.slug}-page.mdx.`,
        place: entry.frontmatter.place,
      })
    }
    for (const { alias, place } of getAliases(entry)) {
      if (!isOfSite(alias) && toFolder(alias) !== getHref(entry)) continue
      const owner = isOfSite(alias) ? 'the site itself' : 'this post already'
      faults.push({
        reason: `${alias} is an address of ${owner}.`,
        note: 'Write an earlier address of the post, or take it out.',
        place,
      })
    }
    return faults
  },
}

/** Whether an alias would lie over a page of the site; a post may have had another slug before. */
function isOfSite(alias: string): boolean {
  const first = alias.split('/')[1]?.replace(/\.html$/, '')
  return first !== undefined && first !== 'posts' && reservedNames.has(first)
}

import type { Fault } from '../../core/diagnostics'
import { getAliases, getHref, toFolder } from '../addresses'
import type { Content, Entry, Rule } from '../rule'

export const addressTaken: Rule = {
  id: 'address-taken',
  reason: 'Each address belongs to one file; of two, one would be lost.',
  severity: 'error',
  check(entry, content) {
    const { files, aliases } = getClaims(content)
    const faults: Fault[] = []
    const findOther = (href: string, owners: Claims) => owners.get(fold(href))?.find((owner) => owner !== entry)
    const twin = findOther(getHref(entry), files)
    if (twin) {
      faults.push({
        reason: `The address ${getHref(entry)} belongs to ${twin.file.path} too.`,
        note: 'Rename or delete one of the two files.',
        place: entry.frontmatter.place,
      })
    }
    const namesake = findNamesake(entry, content)
    if (namesake && namesake !== twin) {
      faults.push({
        reason: `${namesake.file.path} is called ${entry.slug} too, and posts are told apart by their names.`,
        note: 'Rename or delete one of the two files.',
        place: entry.frontmatter.place,
      })
    }
    const own = new Set<string>()
    for (const { alias, place } of getAliases(entry)) {
      const owner = findOther(alias, files) ?? findOther(alias, aliases)
      if (own.has(fold(alias))) faults.push({ reason: `${alias} is there twice.`, note: 'Take it out.', place })
      else if (owner) {
        const reason = `The address ${alias} belongs to ${owner.file.path} too.`
        faults.push({ reason, note: 'Take it out here, or there.', place })
      }
      own.add(fold(alias))
    }
    return faults
  },
}

/** Another post of the same name, whose address may have another date. */
function findNamesake(entry: Entry, content: Content): Entry | undefined {
  if (entry.kind === 'page') return undefined
  return getClaims(content)
    .names.get(entry.slug)
    ?.find((owner) => owner !== entry)
}

type Claims = Map<string, Entry[]>

type AllClaims = { files: Claims; aliases: Claims /** posts by their names */; names: Claims }

const claimsOf = new WeakMap<Content, AllClaims>()

/** Who claims each address, with a file or with an alias; found once for all of the content. */
function getClaims(content: Content): AllClaims {
  const known = claimsOf.get(content)
  if (known) return known
  const claims: AllClaims = { files: new Map(), aliases: new Map(), names: new Map() }
  const add = (owners: Claims, key: string, entry: Entry) => owners.set(key, [...(owners.get(key) ?? []), entry])
  for (const entry of content.entries) {
    add(claims.files, fold(getHref(entry)), entry)
    if (entry.kind === 'post') add(claims.names, entry.slug, entry)
    for (const { alias } of getAliases(entry)) add(claims.aliases, fold(alias), entry)
  }
  claimsOf.set(content, claims)
  return claims
}

/** One way to write an address; some hosts know no case. */
function fold(href: string): string {
  return toFolder(href).toLowerCase()
}

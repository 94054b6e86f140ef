import type { Fault } from '../../core/diagnostics'
import { getAliases, getHref, normalizeHref } from '../addresses'
import type { Content, Entry, Rule } from '../rule'

export const addressTaken: Rule = {
  id: 'address-taken',
  reason: 'Two files with the same address would overwrite each other.',
  severity: 'error',
  check(entry, content) {
    const { files, aliases } = getClaims(content)
    const faults: Fault[] = []
    const findOther = (href: string, owners: Claims) => owners.get(fold(href))?.find((owner) => owner !== entry)
    const twin = findOther(getHref(entry), files)
    if (twin) {
      faults.push({
        reason: `${twin.file.path} has the same address: ${getHref(entry)}`,
        note: 'Rename or delete one of the two files.',
        place: entry.frontmatter.place,
      })
    }
    const namesake = findNamesake(entry, content)
    if (namesake && namesake !== twin) {
      faults.push({
        reason: `${namesake.file.path} has the same slug, "${entry.slug}", which must be unique among posts.`,
        note: 'Rename or delete one of the two files.',
        place: entry.frontmatter.place,
      })
    }
    const own = new Set<string>()
    for (const { alias, place } of getAliases(entry)) {
      const owner = findOther(alias, files) ?? findOther(alias, aliases)
      if (own.has(fold(alias)))
        faults.push({ reason: `Duplicate alias "${alias}".`, note: 'Remove one of them.', place })
      else if (owner) {
        const reason = `${owner.file.path} has the same address: ${alias}`
        faults.push({ reason, note: 'Remove it from one of the two files.', place })
      }
      own.add(fold(alias))
    }
    return faults
  },
}

/** Returns another post with the same slug. Their addresses can differ in the date. */
function findNamesake(entry: Entry, content: Content): Entry | undefined {
  if (entry.kind === 'page') return undefined
  return getClaims(content)
    .slugs.get(entry.slug)
    ?.find((owner) => owner !== entry)
}

type Claims = Map<string, Entry[]>

type AllClaims = { files: Claims; aliases: Claims /** Posts by slug. */; slugs: Claims }

const claimsOf = new WeakMap<Content, AllClaims>()

/** Returns the owners of each address and slug. Computed once per content. */
function getClaims(content: Content): AllClaims {
  const known = claimsOf.get(content)
  if (known) return known
  const claims: AllClaims = { files: new Map(), aliases: new Map(), slugs: new Map() }
  const add = (owners: Claims, key: string, entry: Entry) => owners.set(key, [...(owners.get(key) ?? []), entry])
  for (const entry of content.entries) {
    add(claims.files, fold(getHref(entry)), entry)
    if (entry.kind === 'post') add(claims.slugs, entry.slug, entry)
    for (const { alias } of getAliases(entry)) add(claims.aliases, fold(alias), entry)
  }
  claimsOf.set(content, claims)
  return claims
}

/** Returns the normal form of an address in lower case, since some hosts ignore case. */
function fold(href: string): string {
  return normalizeHref(href).toLowerCase()
}

import { absoluteUrl, postHref } from '../../addresses/urls'
import type { Fault } from '../../core/diagnostics'
import { removeForbidden } from '../../core/escape'
import { getPostAddress } from '../addresses'
import type { Content, Entry, Rule } from '../rule'

export const guidTaken: Rule = {
  id: 'guid-taken',
  reason: 'Feed readers show only one of two posts with the same guid, and a feed with both is invalid.',
  severity: 'error',
  check(entry, content) {
    const field = entry.frontmatter.fields.get('guid')
    const guid = getGuid(entry)
    if (!field || guid === undefined) return []
    const owner = getOwners(content)
      .get(guid)
      ?.find((owner) => owner !== entry)
    if (!owner) return []
    const { path } = owner.file
    const fault: Omit<Fault, 'place'> = owner.frontmatter.fields.has('guid')
      ? { reason: `${path} has the same guid.`, note: 'Keep it in the older post, and remove it from the other.' }
      : { reason: `This is the address of ${path}, which is the guid of that post.`, note: 'Remove the field.' }
    return [{ ...fault, place: field.place }]
  },
}

/** Returns the guid of a post in feeds; undefined for a page, and for a post with an unreadable one. */
function getGuid(entry: Entry): string | undefined {
  if (entry.kind === 'page') return undefined
  const { value = absoluteUrl(postHref(getPostAddress(entry))) } = entry.frontmatter.fields.get('guid') ?? {}
  return typeof value === 'string' ? removeForbidden(value) : undefined
}

const ownersOf = new WeakMap<Content, Map<string, Entry[]>>()

/** Returns the posts of each guid. Computed once per content. */
function getOwners(content: Content): Map<string, Entry[]> {
  const known = ownersOf.get(content)
  if (known) return known
  const owners = new Map<string, Entry[]>()
  for (const entry of content.entries) {
    const guid = getGuid(entry)
    if (guid !== undefined) owners.set(guid, [...(owners.get(guid) ?? []), entry])
  }
  ownersOf.set(content, owners)
  return owners
}

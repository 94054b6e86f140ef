import { slugify } from '../../addresses/urls'
import type { Value } from '../../content/yaml'
import type { Fault } from '../../core/diagnostics'
import { isAlias } from '../addresses'
import type { Rule } from '../rule'

/** How many items a list may have. Each tag of each post has a page and a feed, which hold the posts. */
const maxItems: Record<string, number> = { tags: 50, authors: 50, aliases: 200, updates: 200 }

/** How many bytes a name in an address may have: file systems take 255, and the build writes files beside it. */
const maxNameBytes = 200
/** How many bytes an address may have: hosts and browsers take a few thousand, percent-encoded. */
const maxAddressBytes = 1000

export const fieldExcess: Rule = {
  id: 'field-excess',
  reason: 'Tags, series and aliases become files, and a file system takes no name of any length.',
  severity: 'error',
  check({ frontmatter: { fields } }) {
    const items = (name: string) => fields.get(name)?.items ?? []
    const series = fields.get('series')
    return [
      ...Object.entries(maxItems).flatMap(([name, max]): Fault[] => {
        const first = items(name)[max]
        if (!first) return []
        const reason = `${name} has ${items(name).length} items; a post may have ${max}.`
        return [{ reason, note: `Keep ${max} of them.`, place: first.place }]
      }),
      ...items('tags').flatMap((tag) => findLongName('tag', tag)),
      ...(series ? findLongName('series', series) : []),
      ...items('aliases').flatMap(findLongAddress),
    ]
  },
}

function findLongName(kind: string, { value, place }: Value): Fault[] {
  if (typeof value !== 'string' || Buffer.byteLength(slugify(value)) <= maxNameBytes) return []
  const reason = `The ${kind} is too long for an address: ${Buffer.byteLength(slugify(value))} bytes.`
  return [{ reason, note: `Shorten it to ${maxNameBytes} bytes.`, place }]
}

function findLongAddress({ value, place }: Value): Fault[] {
  if (typeof value !== 'string' || !isAlias(value)) return []
  const address = decodeURIComponent(value)
  const longest = Math.max(...address.split('/').map((name) => Buffer.byteLength(name)))
  if (longest > maxNameBytes) {
    const reason = `A part of the alias has ${longest} bytes, more than a file system takes.`
    return [{ reason, note: `Take the alias out, or shorten that part to ${maxNameBytes} bytes.`, place }]
  }
  if (Buffer.byteLength(address) <= maxAddressBytes) return []
  const reason = `The alias has ${Buffer.byteLength(address)} bytes, more than a host takes.`
  return [{ reason, note: `Take it out, or shorten it to ${maxAddressBytes} bytes.`, place }]
}

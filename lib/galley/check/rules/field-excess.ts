import { slugify } from '../../addresses/urls'
import type { Value } from '../../content/yaml'
import type { Fault } from '../../core/diagnostics'
import { isAlias } from '../addresses'
import type { Rule } from '../rule'

/** The maximum number of items in a list. Each tag gets a page and a feed of its posts. */
const maxItems: Record<string, number> = { tags: 50, authors: 50, aliases: 200, updates: 200 }

/** The maximum length of an address segment, in bytes: file systems allow 255, and the build adds suffixes. */
const maxNameBytes = 200
/** The maximum length of an address, in bytes: hosts and browsers allow a few thousand, percent-encoded. */
const maxAddressBytes = 1000

export const fieldExcess: Rule = {
  id: 'field-excess',
  reason: 'Tags, series and aliases become files, and file systems limit the length of names.',
  severity: 'error',
  check({ frontmatter: { fields } }) {
    const items = (name: string) => fields.get(name)?.items ?? []
    const series = fields.get('series')
    return [
      ...Object.entries(maxItems).flatMap(([name, max]): Fault[] => {
        const first = items(name)[max]
        if (!first) return []
        const reason = `The field "${name}" has ${items(name).length} items; the limit is ${max}.`
        return [{ reason, note: `Keep at most ${max}.`, place: first.place }]
      }),
      ...items('tags').flatMap((tag) => findLongName('tag', tag)),
      ...(series ? findLongName('series', series) : []),
      ...items('aliases').flatMap(findLongAddress),
    ]
  },
}

function findLongName(kind: string, { value, place }: Value): Fault[] {
  if (typeof value !== 'string' || Buffer.byteLength(slugify(value)) <= maxNameBytes) return []
  const reason = `The ${kind} takes ${Buffer.byteLength(slugify(value))} bytes in an address; the limit is ${maxNameBytes}.`
  return [{ reason, note: 'Shorten it.', place }]
}

function findLongAddress({ value, place }: Value): Fault[] {
  if (typeof value !== 'string' || !isAlias(value)) return []
  const address = decodeURIComponent(value)
  const longest = Math.max(...address.split('/').map((name) => Buffer.byteLength(name)))
  if (longest > maxNameBytes) {
    const reason = `A segment of the alias is ${longest} bytes long; the limit is ${maxNameBytes}.`
    return [{ reason, note: 'Remove the alias, or shorten that segment.', place }]
  }
  if (Buffer.byteLength(address) <= maxAddressBytes) return []
  const reason = `The alias is ${Buffer.byteLength(address)} bytes long; the limit is ${maxAddressBytes}.`
  return [{ reason, note: 'Remove it, or shorten it.', place }]
}

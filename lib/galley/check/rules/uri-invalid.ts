import { suggestAddress } from '../../content/slug'
import type { Fault } from '../../core/diagnostics'
import { isWebAddress } from '../../core/schemes'
import { isFound, type Rule } from '../rule'

export const uriInvalid: Rule = {
  id: 'uri-invalid',
  reason: 'Feeds and search engines take a post for what its guid and canonical address say, so these are whole URIs.',
  severity: 'error',
  optional: true,
  check({ frontmatter }, _content, found) {
    return ['guid', 'canonical'].flatMap((name): Fault[] => {
      const field = frontmatter.fields.get(name)
      if (typeof field?.value !== 'string' || isFound(found, field.place)) return []
      const isUri = URL.canParse(field.value)
      if (isUri && (name === 'guid' || isWebAddress(field.value))) return []
      const reason = isUri ? `${name} is not the address of a page on the web.` : `${name} is not a URI.`
      return [{ reason, note: suggestAddress(field.value), place: field.place }]
    })
  },
}

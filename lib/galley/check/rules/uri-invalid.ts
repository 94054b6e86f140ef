import { suggestAddress } from '../../content/slug'
import type { Fault } from '../../core/diagnostics'
import { isWebAddress } from '../../core/schemes'
import { isFound, type Rule } from '../rule'

export const uriInvalid: Rule = {
  id: 'uri-invalid',
  reason:
    'Feed readers and search engines identify a post by its guid and canonical address, so both must be complete.',
  severity: 'error',
  optional: true,
  check({ frontmatter }, _content, found) {
    return ['guid', 'canonical'].flatMap((name): Fault[] => {
      const field = frontmatter.fields.get(name)
      if (typeof field?.value !== 'string' || isFound(found, field.place)) return []
      const isUri = URL.canParse(field.value)
      if (isUri && (name === 'guid' || isWebAddress(field.value))) return []
      const reason = `The field "${name}" must be ${name === 'guid' ? 'a full URI' : 'the full URL of a web page'}.`
      return [{ reason, note: suggestAddress(field.value), place: field.place }]
    })
  },
}

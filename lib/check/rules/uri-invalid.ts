import type { Rule } from '../rule'
import { suggestAddress } from '../slug'

export const uriInvalid: Rule = {
  id: 'uri-invalid',
  reason: 'Feeds and search engines take a post for what its guid and canonical address say, so these are whole URIs.',
  severity: 'error',
  optional: true,
  check({ frontmatter }) {
    return ['guid', 'canonical'].flatMap((name) => {
      const field = frontmatter.fields.get(name)
      if (typeof field?.value !== 'string' || URL.canParse(field.value)) return []
      return [
        {
          reason: `${name} is not a URI.`,
          note: suggestAddress(field.value),
          place: field.place,
        },
      ]
    })
  },
}

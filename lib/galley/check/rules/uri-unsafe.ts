import type { Fault } from '../../core/diagnostics'
import { findScriptScheme } from '../../core/schemes'
import type { Rule } from '../rule'

export const uriUnsafe: Rule = {
  id: 'uri-unsafe',
  reason: 'Feed readers and other programs might run a script in a guid or canonical address.',
  severity: 'error',
  check({ frontmatter }) {
    return ['guid', 'canonical'].flatMap((name): Fault[] => {
      const field = frontmatter.fields.get(name)
      const scheme = typeof field?.value === 'string' ? findScriptScheme(field.value) : undefined
      if (!field || !scheme) return []
      const note = 'Write the address of a page, such as https://example.org/a'
      return [{ reason: `The field "${name}" cannot contain a "${scheme}:" address.`, note, place: field.place }]
    })
  },
}

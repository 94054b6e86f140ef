import type { Fault } from '../../core/diagnostics'
import { findScriptScheme } from '../../core/schemes'
import type { Rule } from '../rule'

export const uriUnsafe: Rule = {
  id: 'uri-unsafe',
  reason: 'A guid or canonical address that holds a script may be run by whatever reads feeds and pages.',
  severity: 'error',
  check({ frontmatter }) {
    return ['guid', 'canonical'].flatMap((name): Fault[] => {
      const field = frontmatter.fields.get(name)
      const scheme = typeof field?.value === 'string' ? findScriptScheme(field.value) : undefined
      if (!field || !scheme) return []
      const note = 'Write the address of a page, such as https://example.org/a.'
      return [{ reason: `${name} cannot begin with ${scheme}:.`, note, place: field.place }]
    })
  },
}

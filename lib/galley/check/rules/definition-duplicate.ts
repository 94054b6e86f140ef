import type { Fault } from '../../core/diagnostics'
import { getNodes, type Rule } from '../rule'

export const definitionDuplicate: Rule = {
  id: 'definition-duplicate',
  reason: 'If two definitions share a label, the second is ignored.',
  severity: 'error',
  optional: true,
  check(entry) {
    const lines = new Map<string, number | undefined>()
    return getNodes(entry, 'definition', 'footnoteDefinition').flatMap((definition): Fault[] => {
      const mark = definition.type === 'footnoteDefinition' ? '^' : ''
      const key = mark + definition.identifier
      const label = `[${mark}${definition.label ?? definition.identifier}]`
      if (!lines.has(key)) {
        lines.set(key, definition.position?.start.line)
        return []
      }
      return [
        {
          reason: `${label} is already defined on line ${lines.get(key) ?? 0}; this definition is ignored.`,
          note: 'Give one of them another label.',
          place: definition.position,
        },
      ]
    })
  },
}

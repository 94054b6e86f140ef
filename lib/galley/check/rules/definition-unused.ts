import type { Fault } from '../../core/diagnostics'
import { getNodes, type Rule } from '../rule'

export const definitionUnused: Rule = {
  id: 'definition-unused',
  reason: 'A footnote without a reference is not shown; a link definition without one is a forgotten link.',
  severity: 'warning',
  check(entry) {
    const links = new Set(getNodes(entry, 'linkReference', 'imageReference').map(({ identifier }) => identifier))
    const notes = new Set(getNodes(entry, 'footnoteReference').map(({ identifier }) => identifier))
    return getNodes(entry, 'definition', 'footnoteDefinition').flatMap((definition): Fault[] => {
      const isNote = definition.type === 'footnoteDefinition'
      const { identifier, position: place } = definition
      if ((isNote ? notes : links).has(identifier)) return []
      const label = definition.label ?? identifier
      return isNote
        ? [
            {
              reason: `Unused footnote "${label}".`,
              note: `Write [^${label}] where the note belongs, or remove it.`,
              place,
            },
          ]
        : [
            {
              reason: `Unused link definition [${label}].`,
              note: `Write [text][${label}] where the link belongs, or remove the definition.`,
              place,
            },
          ]
    })
  },
}

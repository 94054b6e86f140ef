import type { Position } from 'unist'
import type { Fault } from '../../core/diagnostics'
import { componentIds } from '../../markdown/components'
import { type ElementNode, getAttributes, getElements, getNamePlace } from '../elements'
import type { Rule } from '../rule'

export const idDuplicate: Rule = {
  id: 'id-duplicate',
  reason: 'If two elements have the same id, links to it lead to the first.',
  severity: 'error',
  optional: true,
  check(entry) {
    const lines = new Map<string, number>()
    return getElements(entry)
      .flatMap(getIds)
      .flatMap(({ id, place }): Fault[] => {
        const line = lines.get(id)
        if (line !== undefined) {
          return [
            {
              reason: `The id "${id}" is already used on line ${line}.`,
              note: 'Give one of the two elements another id, or none.',
              place,
            },
          ]
        }
        lines.set(id, place?.start.line ?? 0)
        return []
      })
  },
}

/** Returns the ids of an element: its own, and that which a component is known to render. */
function getIds(element: ElementNode): { id: string; place: Position | undefined }[] {
  const own = getAttributes(element).flatMap(({ name, value, position: place }) =>
    name.toLowerCase() === 'id' && typeof value === 'string' ? [{ id: value, place }] : [],
  )
  const rendered = Object.entries(componentIds).flatMap(([name, id]) =>
    name === element.name ? [{ id, place: getNamePlace(element) }] : [],
  )
  return [...own, ...rendered]
}

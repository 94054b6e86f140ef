import type { Fault } from '../../core/diagnostics'
import { getNodes, type Rule } from '../rule'

export const headingOrder: Rule = {
  id: 'heading-order',
  reason: 'Those who listen to a page find their way by its headings: no level is left out on the way down.',
  severity: 'warning',
  check(entry) {
    const headings = getNodes(entry, 'heading')
    // The title is the page's first level; a body that begins there too is moved down as a whole.
    const top = headings.some(({ depth }) => depth === 1) ? 1 : 2
    let allowed = top
    return headings.flatMap(({ depth, position }): Fault[] => {
      const expected = allowed
      allowed = depth + 1
      if (depth <= expected) return []
      const above = expected === top ? 'the title' : `one of level ${expected - 1}`
      return [
        {
          reason: `A heading of level ${depth} follows ${above}.`,
          note: `Write ${'#'.repeat(expected)} instead of ${'#'.repeat(depth)}.`,
          place: position,
        },
      ]
    })
  },
}

import type { Fault } from '../../core/diagnostics'
import { getHeadings } from '../elements'
import type { Rule } from '../rule'

export const headingOrder: Rule = {
  id: 'heading-order',
  reason: 'Screen reader users navigate by headings, so no heading level is skipped on the way down.',
  severity: 'warning',
  check(entry) {
    const headings = getHeadings(entry)
    // The title is level 1. If the body has level 1 too, the build moves all its headings down.
    const top = headings.some(({ depth }) => depth === 1) ? 1 : 2
    let allowed = top
    return headings.flatMap(({ node, depth, isElement }): Fault[] => {
      const expected = allowed
      allowed = depth + 1
      if (depth <= expected) return []
      const above = expected === top ? 'the title' : `a heading of level ${expected - 1}`
      return [
        {
          reason: `A heading of level ${depth} follows ${above}.`,
          note: isElement
            ? `Write <h${expected}> instead of <h${depth}>.`
            : `Write ${'#'.repeat(expected)} instead of ${'#'.repeat(depth)}.`,
          place: node.position,
        },
      ]
    })
  },
}

import type { Root } from 'mdast'
import type { Fault } from '../../core/diagnostics'
import { isMarker } from '../../markdown/remark-excerpt'
import { getNodes, type Rule } from '../rule'

const remedy = 'Write {/* more */} on a line of its own, between two paragraphs.'

export const excerptMarker: Rule = {
  id: 'excerpt-marker',
  reason: 'Lists and feeds show what stands above {/* more */}: one marker, as it is written here.',
  severity: 'error',
  optional: true,
  check(entry) {
    if (entry.kind === 'page') return []
    const root = entry.nodes.find((node): node is Root => node.type === 'root')
    const blocks = root?.children.filter(({ type }) => type !== 'yaml' && type !== 'mdxjsEsm') ?? []
    let first: number | undefined
    return getNodes(entry, 'mdxFlowExpression', 'mdxTextExpression').flatMap((node): Fault[] => {
      const place = node.position
      if (!isMarker(node.value)) {
        return isMisspelt(node.value)
          ? [{ reason: `{${node.value}} does not end the excerpt.`, note: remedy, place }]
          : []
      }
      const index = blocks.indexOf(node)
      if (index === -1) return [{ reason: 'The end of the excerpt stands within something else.', note: remedy, place }]
      if (first !== undefined) {
        const reason = `The excerpt has ended on line ${first} already.`
        return [{ reason, note: 'Keep one of the two markers.', place }]
      }
      first = place?.start.line
      if (index > 0) return []
      return [
        { reason: 'The excerpt is empty.', note: 'Move the marker below the first paragraph, or take it out.', place },
      ]
    })
  },
}

function isMisspelt(expression: string): boolean {
  const words = /^\/\*(.*)\*\/$/s.exec(expression.trim())?.[1]
  return /^[\s*-]*(?:read[\s-]*)?(?:more|mroe|moer|excerpt|end of excerpt|end excerpt|cut|fold|truncate|break)[\s*.:…-]*$/i.test(
    words ?? '',
  )
}

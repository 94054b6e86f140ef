import type { Root } from 'mdast'
import type { Fault } from '../../core/diagnostics'
import { isMarker } from '../../markdown/rehype-excerpt'
import { getNodes, type Rule } from '../rule'

const remedy = 'Write {/* more */} on its own line, between two paragraphs.'

export const excerptMarker: Rule = {
  id: 'excerpt-marker',
  reason: 'Lists and feeds show the text above {/* more */}, so a post has at most one such marker.',
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
          ? [{ reason: `{${node.value}} is not an excerpt marker.`, note: remedy, place }]
          : []
      }
      const index = blocks.indexOf(node)
      if (index === -1) return [{ reason: 'The excerpt marker is inside another block.', note: remedy, place }]
      if (first !== undefined) {
        const reason = `The excerpt already ends on line ${first}.`
        return [{ reason, note: 'Keep one of the two markers.', place }]
      }
      first = place?.start.line
      if (index > 0) return []
      return [
        { reason: 'The excerpt is empty.', note: 'Move the marker below the first paragraph, or remove it.', place },
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

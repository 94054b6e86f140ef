import { site } from '../../../site'
import type { Fault } from '../../core/diagnostics'
import { findCode } from '../../markdown/remark-code'
import { isFound, type Rule } from '../rule'

export const codeForbidden: Rule = {
  id: 'code-forbidden',
  reason: 'A post is text, unless content.allowCode is on: an import takes any file, an expression runs in the build.',
  severity: 'error',
  check({ nodes }, _content, found) {
    if (site.content.allowCode) return []
    return nodes.flatMap((node) =>
      findCode(node).flatMap(({ kind, place }): Fault[] => {
        if (kind === 'module') {
          return [
            {
              reason: 'A post cannot import or export.',
              note: 'Use a component of components/mdx; if the line is meant as text, do not begin it with import or export.',
              place,
            },
          ]
        }
        if (kind === 'expression') {
          return [
            {
              reason: `{${'value' in node ? node.value : ''}} is an expression.`,
              note: 'Write the text itself; a brace that is meant as a character is \\{.',
              place,
            },
          ]
        }
        if (isFound(found, place)) return []
        const reason = `<${('name' in node && node.name) || ''}> has a prop that is computed.`
        return [{ reason, note: 'Write a text in quotes, or a number or true or false in braces.', place }]
      }),
    )
  },
}

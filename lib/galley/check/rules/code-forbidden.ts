import { site } from '../../../site'
import type { Fault } from '../../core/diagnostics'
import { findCode } from '../../markdown/remark-code'
import { isFound, type Rule } from '../rule'

export const codeForbidden: Rule = {
  id: 'code-forbidden',
  reason: 'Imports can read any file and expressions run in the build, so posts need content.allowCode for them.',
  severity: 'error',
  check({ nodes }, _content, found) {
    if (site.content.allowCode) return []
    return nodes.flatMap((node) =>
      findCode(node).flatMap(({ kind, place }): Fault[] => {
        if (kind === 'module') {
          return [
            {
              reason: 'A post cannot use import or export.',
              note: 'Use a component from components/mdx. If the line is text, start it with another word.',
              place,
            },
          ]
        }
        if (kind === 'expression') {
          return [
            {
              reason: `{${'value' in node ? node.value : ''}} is a JavaScript expression, which a post cannot use.`,
              note: 'Write the text itself. For a literal brace, write \\{',
              place,
            },
          ]
        }
        if (isFound(found, place)) return []
        const reason = `<${('name' in node && node.name) || ''}> has a computed prop.`
        return [{ reason, note: 'Write text in quotes, or a number, true or false in braces.', place }]
      }),
    )
  },
}

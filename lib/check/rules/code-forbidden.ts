import { isComment } from '../../markdown/syntax'
import { site } from '../../site'
import { type Fault, isFound, type Rule } from '../rule'

export const codeForbidden: Rule = {
  id: 'code-forbidden',
  reason: 'A post is text, unless content.allowCode is on: an import takes any file, an expression runs in the build.',
  severity: 'error',
  check({ nodes }, _content, found) {
    if (site.content.allowCode) return []
    const faults: Fault[] = []
    for (const node of nodes) {
      if (node.type === 'mdxjsEsm') {
        faults.push({
          reason: 'A post cannot import or export.',
          note: 'Use a component of components/mdx; if the line is meant as text, do not begin it with import or export.',
          place: node.position,
        })
      }
      if ((node.type === 'mdxFlowExpression' || node.type === 'mdxTextExpression') && !isComment(node.value)) {
        faults.push({
          reason: `{${node.value}} is an expression.`,
          note: 'Write the text itself; a brace that is meant as a character is \\{.',
          place: node.position,
        })
      }
      if (node.type !== 'mdxJsxFlowElement' && node.type !== 'mdxJsxTextElement') continue
      for (const attribute of node.attributes) {
        if (attribute.type === 'mdxJsxExpressionAttribute' || !isLiteral(attribute.value)) {
          const place = attribute.position
          if (isFound(found, place)) continue
          const reason = `<${node.name ?? ''}> has a prop that is computed.`
          faults.push({ reason, note: 'Write a text in quotes, or a number or true or false in braces.', place })
        }
      }
    }
    return faults
  },
}

function isLiteral(value: string | null | undefined | { value: string }): boolean {
  return typeof value !== 'object' || value === null || /^\s*(?:-?\d+(?:\.\d+)?|true|false)\s*$/.test(value.value)
}

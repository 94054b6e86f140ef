import type { Fault, Rule } from '../rule'
import { frontmatterSchemas } from '../schemas'
import { quote } from '../yaml-mistakes'

export const textCut: Rule = {
  id: 'text-cut',
  reason: 'Behind " #", YAML takes the rest of a line for a comment, and the text ends there.',
  severity: 'warning',
  check({ kind, file, frontmatter: { fields } }) {
    const schema = frontmatterSchemas[kind]
    const lines = String(file).split('\n')
    return [...fields].flatMap(
      ([
        name,
        {
          value,
          text,
          place: { start, end },
        },
      ]): Fault[] => {
        const isText = Object.hasOwn(schema, name) && schema[name]?.type === 'string'
        const rest = lines[end.line - 1]?.slice(end.column - 1) ?? ''
        if (!isText || typeof value !== 'string' || /^["'|>]/.test(text) || !/^\s*#\S/.test(rest)) return []
        return [
          {
            reason: `The text ends before the #: ${name} is "${value}".`,
            note: `Write ${name}: ${quote(`${value}${rest.trimEnd()}`)}, or a space behind the # of a comment.`,
            place: { start, end: { line: end.line, column: end.column + rest.trimEnd().length } },
          },
        ]
      },
    )
  },
}

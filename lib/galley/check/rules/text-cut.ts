import { quote } from '../../content/yaml-mistakes'
import type { Fault } from '../../core/diagnostics'
import type { Rule } from '../rule'
import { getMappings } from '../schemas'

export const textCut: Rule = {
  id: 'text-cut',
  reason: 'YAML reads " #" as the start of a comment, which cuts the text off.',
  severity: 'warning',
  check(entry) {
    const lines = String(entry.file).split('\n')
    return getMappings(entry).flatMap(({ fields, schema }) =>
      [...fields].flatMap(([name, { value, text, place }]): Fault[] => {
        const { start, end } = place
        const isText = Object.hasOwn(schema, name) && schema[name]?.type === 'string'
        const rest = lines[end.line - 1]?.slice(end.column - 1) ?? ''
        if (!isText || typeof value !== 'string' || /^["'|>]/.test(text) || !/^\s*#\S/.test(rest)) return []
        return [
          {
            reason: `The text ends before the #: ${name} is "${value}".`,
            note: `Write ${name}: ${quote(`${value}${rest.trimEnd()}`)}\nIf it is a comment, write a space after the #.`,
            place: { start, end: { line: end.line, column: end.column + rest.trimEnd().length } },
          },
        ]
      }),
    )
  },
}

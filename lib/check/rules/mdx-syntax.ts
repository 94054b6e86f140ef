import type { Rule } from '../rule'

/** What people write most often when MDX reads something else, by the character at which it stops. */
const classics: [pattern: RegExp, note: string][] = [
  [/`!`.* before name/s, 'Write a comment as {/* … */}: MDX knows no <!-- -->.'],
  [/before name|Unexpected character .* in name/s, 'If < is meant as a character, write \\< or put it in backticks.'],
  [
    /Could not parse expression|Unexpected end of file in expression|Unexpected lazy line in expression/,
    'If a brace is meant as a character, write \\{ or put it in backticks.',
  ],
  [/[Ee]xpected (?:a |the )?closing tag/, 'Close the element, or write it as <Name />.'],
]

export const mdxSyntax: Rule = {
  id: 'mdx-syntax',
  reason: 'A body that MDX cannot read has no page.',
  severity: 'error',
  check({ bodyFault }) {
    if (!bodyFault) return []
    const { reason, line, column } = bodyFault
    const note = classics.find(([pattern]) => pattern.test(reason))?.[1] ?? 'Put what is meant as text in backticks.'
    const point = { line: line ?? 1, column: column ?? 1, offset: 0 }
    return [{ reason, note, place: { start: point, end: point } }]
  },
}

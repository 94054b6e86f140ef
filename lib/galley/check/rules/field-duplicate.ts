import type { Rule } from '../rule'

export const fieldDuplicate: Rule = {
  id: 'field-duplicate',
  reason: 'Of a field that is there twice, nobody can say which one counts.',
  severity: 'error',
  check: ({ frontmatter: { duplicates } }) => duplicates,
}

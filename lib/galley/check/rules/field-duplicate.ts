import type { Rule } from '../rule'

export const fieldDuplicate: Rule = {
  id: 'field-duplicate',
  reason: 'If a field occurs twice, it is unclear which value is meant.',
  severity: 'error',
  check: ({ frontmatter: { duplicates } }) => duplicates,
}

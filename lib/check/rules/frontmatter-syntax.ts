import type { Rule } from '../rule'

export const frontmatterSyntax: Rule = {
  id: 'frontmatter-syntax',
  reason: 'A file whose frontmatter cannot be read would be skipped.',
  severity: 'error',
  check: ({ frontmatter }) => frontmatter.faults,
}

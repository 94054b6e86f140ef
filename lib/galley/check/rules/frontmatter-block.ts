import type { Rule } from '../rule'

export const frontmatterBlock: Rule = {
  id: 'frontmatter-block',
  reason: 'Frontmatter is YAML between two lines of three dashes; other kinds would be skipped, or run as code.',
  severity: 'error',
  check: ({ frontmatter: { blockFault } }) => (blockFault ? [blockFault] : []),
}

import type { Rule } from '../rule'

export const frontmatterBlock: Rule = {
  id: 'frontmatter-block',
  reason:
    'Frontmatter stands between two lines of three dashes, in YAML; other kinds would be skipped, or run as code.',
  severity: 'error',
  check: ({ frontmatter: { blockFault } }) => (blockFault ? [blockFault] : []),
}

import type { Rule } from '../rule'

export const frontmatterYaml: Rule = {
  id: 'frontmatter-yaml',
  reason: 'Frontmatter that YAML cannot read, or that stands for more than it shows, has no fields.',
  severity: 'error',
  check: ({ frontmatter: { yamlFaults } }) => yamlFaults,
}

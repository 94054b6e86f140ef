import type { Rule } from '../rule'

export const frontmatterYaml: Rule = {
  id: 'frontmatter-yaml',
  reason: 'Fields cannot be read from invalid YAML, or from YAML with anchors or aliases.',
  severity: 'error',
  check: ({ frontmatter: { yamlFaults } }) => yamlFaults,
}

import { findMissing } from '../fields'
import type { Rule } from '../rule'
import { frontmatterSchemas } from '../schemas'

export const fieldMissing: Rule = {
  id: 'field-missing',
  reason: 'A post has a title and a date, a page a title; a field that is there has a value.',
  severity: 'error',
  check({ kind, frontmatter: { fields, place, blockFault, yamlFaults } }) {
    if (blockFault || yamlFaults.length > 0) return []
    return findMissing(fields, frontmatterSchemas[kind], place)
  },
}

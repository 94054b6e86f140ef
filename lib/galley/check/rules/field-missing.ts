import { findMissing } from '../fields'
import type { Rule } from '../rule'
import { getMappings } from '../schemas'

export const fieldMissing: Rule = {
  id: 'field-missing',
  reason: 'A post has a title and a date, a page a title; a field that is there has a value.',
  severity: 'error',
  check(entry) {
    const { blockFault, yamlFaults } = entry.frontmatter
    if (blockFault || yamlFaults.length > 0) return []
    return getMappings(entry).flatMap(({ fields, schema, place }) => findMissing(fields, schema, place))
  },
}

import { findMissing } from '../fields'
import type { Rule } from '../rule'
import { getMappings } from '../schemas'

export const fieldMissing: Rule = {
  id: 'field-missing',
  reason: 'A post needs a title and a date, a page needs a title, and no field can be empty.',
  severity: 'error',
  check(entry) {
    const { blockFault, yamlFaults } = entry.frontmatter
    if (blockFault || yamlFaults.length > 0) return []
    return getMappings(entry).flatMap(({ fields, schema, place }) => findMissing(fields, schema, place))
  },
}

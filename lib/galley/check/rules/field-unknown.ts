import { findUnknown } from '../fields'
import type { Rule } from '../rule'
import { getMappings } from '../schemas'

export const fieldUnknown: Rule = {
  id: 'field-unknown',
  reason: 'A field that lib/schema.ts does not declare, such as a misspelt one, would have no effect.',
  severity: 'error',
  check: (entry) => getMappings(entry).flatMap(({ fields, schema }) => findUnknown(fields, schema)),
}

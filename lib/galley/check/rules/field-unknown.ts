import { findUnknown } from '../fields'
import type { Rule } from '../rule'
import { getMappings } from '../schemas'

export const fieldUnknown: Rule = {
  id: 'field-unknown',
  reason: 'Fields are those of lib/schema.ts; a misspelt one would do nothing.',
  severity: 'error',
  check: (entry) => getMappings(entry).flatMap(({ fields, schema }) => findUnknown(fields, schema)),
}

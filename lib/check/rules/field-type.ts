import { findMistyped } from '../fields'
import type { Rule } from '../rule'
import { dateFields, getMappings } from '../schemas'

export const fieldType: Rule = {
  id: 'field-type',
  reason: 'Values have the types of lib/schema.ts: texts, lists of texts, whole numbers, true or false.',
  severity: 'error',
  check(entry) {
    return getMappings(entry).flatMap(({ fields, schema }) => {
      // A number is as little a date as another text is, and only that rule can say what it means.
      const others = [...fields].filter(([name, { value }]) => !dateFields.includes(name) || typeof value === 'object')
      return findMistyped(new Map(others), schema)
    })
  },
}

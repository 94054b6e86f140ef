import type { Fault } from '../../core/diagnostics'
import { findMistyped, type Mapping } from '../fields'
import type { Rule } from '../rule'
import { getMappings, isDate } from '../schemas'

export const fieldType: Rule = {
  id: 'field-type',
  reason: 'Values have the types of lib/schema.ts: text, lists of text, whole numbers, true or false.',
  severity: 'error',
  check: (entry) => findWrongTypes(getMappings(entry)),
}

/** Returns the faults of the values in mappings that are not of their field's type. */
export function findWrongTypes(mappings: Mapping[]): Fault[] {
  return mappings.flatMap(({ fields, schema }) => {
    // date-invalid reports dates of any scalar type, and can say which date was meant.
    const others = [...fields].filter(([name, { value }]) => !isDate(schema, name) || typeof value === 'object')
    return findMistyped(new Map(others), schema)
  })
}

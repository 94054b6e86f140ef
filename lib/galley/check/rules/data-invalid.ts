import { dataTypes } from '../../../schema'
import { findEscapes } from '../characters'
import { findMissing, findUnknown } from '../fields'
import type { Rule } from '../rule'
import { listMappings } from '../schemas'
import { findInvalidDates } from './date-invalid'
import { findWrongTypes } from './field-type'

export const dataInvalid: Rule = {
  id: 'data-invalid',
  reason: 'A data file must match its type in lib/schema.ts.',
  severity: 'error',
  checkData({ mapping, faults }) {
    const mappings = mapping ? listMappings(mapping) : []
    return [
      ...faults,
      ...mappings.flatMap(({ fields, schema, place }) => [
        // In a list item, the position of the first field shows which item is meant.
        ...findMissing(fields, schema, fields.values().next().value?.keyPlace ?? place),
        ...findUnknown(fields, schema),
        ...findEscapes(fields),
      ]),
      ...findWrongTypes(mappings),
      ...findInvalidDates(mappings),
    ]
  },
  checkContent: ({ files }) =>
    dataTypes
      .filter(({ filePathPattern }) => !files.has(filePathPattern))
      .map(({ name, filePathPattern: path }) => ({
        path,
        reason: 'This file does not exist.',
        note: `Create it, or remove the type "${name}" from dataTypes in lib/schema.ts.`,
        place: undefined,
      })),
}

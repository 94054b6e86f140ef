import { dataTypes } from '../../../schema'
import { findEscapes } from '../characters'
import { findMissing, findUnknown } from '../fields'
import type { Rule } from '../rule'
import { listMappings } from '../schemas'
import { findInvalidDates } from './date-invalid'
import { findWrongTypes } from './field-type'

export const dataInvalid: Rule = {
  id: 'data-invalid',
  reason: 'A data file holds what its type in lib/schema.ts declares.',
  severity: 'error',
  checkData({ mapping, faults }) {
    const mappings = mapping ? listMappings(mapping) : []
    return [
      ...faults,
      ...mappings.flatMap(({ fields, schema, place }) => [
        // In an item of a list, the place of its first field shows which one it is.
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
        reason: 'The file is missing.',
        note: `Write it, or delete the type ${name} from dataTypes in lib/schema.ts.`,
        place: undefined,
      })),
}

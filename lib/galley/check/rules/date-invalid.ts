import { site } from '../../../site'
import { parseDate } from '../../core/dates'
import type { Fault } from '../../core/diagnostics'
import { suggestDates } from '../dates'
import type { Mapping } from '../fields'
import type { Rule } from '../rule'
import { getMappings, isDate } from '../schemas'

const example = 'a day such as 2024-02-29, or a time with its UTC offset such as 2024-02-29T18:00:00+01:00'

const timeNote = 'Write a time from 00:00 to 23:59 with its UTC offset, such as 2024-02-29T18:00:00+01:00'

export const dateInvalid: Rule = {
  id: 'date-invalid',
  reason: 'A date is a calendar day, or a time with its UTC offset.',
  severity: 'error',
  check: (entry) => findInvalidDates(getMappings(entry)),
}

/** Returns the faults of the dates in mappings. */
export function findInvalidDates(mappings: Mapping[]): Fault[] {
  const dates = mappings.flatMap(({ fields, schema }) =>
    Object.keys(schema).flatMap((name) => (isDate(schema, name) ? [{ name, field: fields.get(name) }] : [])),
  )
  return dates.flatMap(({ name, field }): Fault[] => {
    if (!field || !/\S/.test(field.text) || typeof field.value === 'object') return []
    const given = typeof field.value === 'string' ? field.value : field.text
    try {
      parseDate(given, site.timeZone)
      if (typeof field.value === 'string') return []
    } catch (error) {
      const reason = lacksOffset(given) ? `"${given}" has no UTC offset.` : getMessage(error)
      const meant = suggestDates(given, site.timeZone).filter((date) => date !== given)
      const remedy = meant.length > 0 ? `Write ${name}: ${meant.join(' or ')}` : `Write ${example}`
      const note = /time\.$/.test(reason) ? timeNote : remedy
      return [{ reason, note, place: field.place }]
    }
    return []
  })
}

function lacksOffset(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2})?$/.test(text)
}

function getMessage(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

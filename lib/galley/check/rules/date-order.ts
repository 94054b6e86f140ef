import { site } from '../../../site'
import type { Fields } from '../../content/yaml'
import { type ContentDate, parseDate } from '../../core/dates'
import type { Fault } from '../../core/diagnostics'
import { env } from '../../core/env'
import type { Rule } from '../rule'

export const dateOrder: Rule = {
  id: 'date-order',
  reason: 'An update is later than the date of its post, and not in the future.',
  severity: 'error',
  optional: true,
  check({ frontmatter: { fields } }) {
    const date = read(fields, 'date')
    const updated = read(fields, 'updated')
    const updates = (fields.get('updates')?.items ?? []).flatMap(({ fields }) => (fields && read(fields, 'date')) ?? [])
    const changes = [
      ...updates.map((update) => ({ ...update, remedy: 'Write the day of the change.' })),
      ...(updated ? [{ ...updated, remedy: 'Swap the two dates, or remove updated.' }] : []),
    ]
    const faults = changes.flatMap(({ text, place, remedy, ...change }): Fault[] => {
      if (date && isBefore(change, date)) {
        return [
          { reason: `The update (${text}) is earlier than the date of the post (${date.text}).`, note: remedy, place },
        ]
      }
      if (Date.parse(change.instant) <= env.now) return []
      return [{ reason: `The update (${text}) is in the future.`, note: 'Write the day of the change.', place }]
    })
    const newest = updates.sort((a, b) => Date.parse(b.instant) - Date.parse(a.instant))[0]
    if (updated && newest && updated.instant !== newest.instant) {
      const reason = `The field "updated" is ${updated.text}, but the newest entry in updates is ${newest.text}.`
      faults.push({ reason, note: 'Remove updated: the newest entry in updates is used.', place: updated.place })
    }
    return faults
  },
}

type DatedField = ContentDate & { text: string; place: Fault['place']; hasTime: boolean }

/** Reports whether a change precedes a date. A change without a time may be on the same day as a date with one. */
function isBefore(change: Pick<DatedField, 'day' | 'instant' | 'hasTime'>, date: DatedField): boolean {
  return (change.day !== date.day || change.hasTime) && Date.parse(change.instant) < Date.parse(date.instant)
}

function read(fields: Fields, name: string): DatedField | undefined {
  const field = fields.get(name)
  const date = field && typeof field.value === 'string' ? tryDate(field.value) : undefined
  return field && date
    ? { ...date, text: field.text, place: field.place, hasTime: field.text.includes('T') }
    : undefined
}

function tryDate(text: string): ContentDate | undefined {
  try {
    return parseDate(text, site.timeZone)
  } catch {
    return undefined
  }
}

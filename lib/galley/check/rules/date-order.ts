import { site } from '../../../site'
import type { Fields } from '../../content/yaml'
import { type ContentDate, parseDate } from '../../core/dates'
import type { Fault } from '../../core/diagnostics'
import { env } from '../../core/env'
import type { Rule } from '../rule'

export const dateOrder: Rule = {
  id: 'date-order',
  reason: 'A post is updated after it was published, and not in the days to come.',
  severity: 'error',
  optional: true,
  check({ frontmatter: { fields } }) {
    const date = read(fields, 'date')
    const updated = read(fields, 'updated')
    const updates = (fields.get('updates')?.items ?? []).flatMap(({ fields }) => (fields && read(fields, 'date')) ?? [])
    const changes = [
      ...updates.map((update) => ({ ...update, remedy: 'Write the day of the change.' })),
      ...(updated ? [{ ...updated, remedy: 'Exchange the two, or take updated out.' }] : []),
    ]
    const faults = changes.flatMap(({ text, place, remedy, ...change }): Fault[] => {
      if (date && isBefore(change, date)) {
        return [{ reason: `The post is updated (${text}) before its date (${date.text}).`, note: remedy, place }]
      }
      if (Date.parse(change.instant) <= env.now) return []
      return [{ reason: `The post is updated in days to come (${text}).`, note: 'Write the day of the change.', place }]
    })
    const newest = updates.sort((a, b) => Date.parse(b.instant) - Date.parse(a.instant))[0]
    if (updated && newest && updated.instant !== newest.instant) {
      const reason = `The post is updated on ${updated.text}, but the newest of its updates is of ${newest.text}.`
      faults.push({ reason, note: 'Take updated out: the newest of updates counts.', place: updated.place })
    }
    return faults
  },
}

type DatedField = ContentDate & { text: string; place: Fault['place']; hasTime: boolean }

/** Whether a change comes before a date. A day begins before all of its times, so days are compared first. */
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

import { type ContentDate, parseDate } from '../../dates'
import { site } from '../../site'
import type { Frontmatter } from '../frontmatter'
import type { Rule } from '../rule'

export const dateOrder: Rule = {
  id: 'date-order',
  reason: 'A post is updated after it was published.',
  severity: 'error',
  optional: true,
  check({ frontmatter }) {
    const date = read(frontmatter, 'date')
    const updated = read(frontmatter, 'updated')
    if (!date || !updated) return []
    // A day begins before all of its times, so days are compared first.
    const isBefore =
      updated.day === date.day ? updated.hasTime && updated.instant < date.instant : updated.instant < date.instant
    if (!isBefore) return []
    return [
      {
        reason: `The post is updated (${updated.text}) before its date (${date.text}).`,
        note: 'Exchange the two, or take updated out.',
        place: updated.place,
      },
    ]
  },
}

function read({ fields }: Frontmatter, name: string) {
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

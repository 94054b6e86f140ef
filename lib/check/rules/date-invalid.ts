import { parseDate } from '../../dates'
import { site } from '../../site'
import type { Fault, Rule } from '../rule'

export const dateInvalid: Rule = {
  id: 'date-invalid',
  reason: 'A date is a day of the calendar, or an instant with its offset from UTC.',
  severity: 'error',
  check({ kind, frontmatter }) {
    if (kind === 'page') return []
    return ['date', 'updated'].flatMap((name): Fault[] => {
      const field = frontmatter.fields.get(name)
      if (typeof field?.value !== 'string') return []
      try {
        parseDate(field.value, site.timeZone)
        return []
      } catch (error) {
        const [reason = '', note = ''] = String(error instanceof Error ? error.message : error).split(
          /(?<=\.) (?=Write )/,
        )
        return [{ reason, note, place: field.place }]
      }
    })
  },
}

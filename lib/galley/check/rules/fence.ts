import { type Fault, suggestName } from '../../core/diagnostics'
import { parseFenceMeta } from '../../markdown/fence-meta'
import { languageNames } from '../../markdown/languages'
import { getNodes, type Rule } from '../rule'

export const fence: Rule = {
  id: 'fence',
  reason: 'A code fence names a language that can be highlighted, and only known options.',
  severity: 'error',
  check(entry) {
    const faults: Fault[] = []
    for (const { lang, meta, position } of getNodes(entry, 'code')) {
      const place = position && { start: position.start, end: { ...position.start, column: position.start.column + 3 } }
      if (lang && !languageNames.includes(lang)) {
        faults.push({
          reason: `Unknown language "${lang}".`,
          note: suggestName(lang, languageNames, 'languages'),
          place,
        })
      }
      try {
        parseFenceMeta(meta ?? '')
      } catch (error) {
        const [reason = '', note = ''] = String(error instanceof Error ? error.message : error).split(
          /(?<=\.) (?=Write )/,
        )
        faults.push({ reason, note, place })
      }
    }
    return faults
  },
}

import { visit } from 'unist-util-visit'
import { parseFenceMeta } from '../../markdown/fence-meta'
import { languageNames } from '../../markdown/languages'
import { type Fault, type Rule, suggestName } from '../rule'

export const fence: Rule = {
  id: 'fence',
  reason: 'A code fence names a language that can be highlighted, and marks that mean something.',
  check({ body }) {
    if (!('tree' in body)) return []
    const faults: Fault[] = []
    visit(body.tree, 'code', ({ lang, meta, position }) => {
      const place = position && { start: position.start, end: { ...position.start, column: position.start.column + 3 } }
      if (lang && !languageNames.includes(lang)) {
        faults.push({ reason: `The language ${lang} is not known.`, note: suggestName(lang, languageNames), place })
      }
      try {
        parseFenceMeta(meta ?? '')
      } catch (error) {
        faults.push({ reason: String(error instanceof Error ? error.message : error), place })
      }
    })
    return faults
  },
}

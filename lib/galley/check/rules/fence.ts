import type { Fault } from '../../core/diagnostics'
import { parseFenceMeta } from '../../markdown/fence-meta'
import { isLanguage, suggestLanguage } from '../../markdown/languages'
import { getAttributes, getElements } from '../elements'
import { type Entry, getNodes, type Rule } from '../rule'

export const fence: Rule = {
  id: 'fence',
  reason: 'A code fence names a language that can be highlighted, and only known options.',
  severity: 'error',
  check(entry) {
    const faults: Fault[] = []
    const fences = getNodes(entry, 'code').map(({ lang, meta, position }) => {
      const place = position && { start: position.start, end: { ...position.start, column: position.start.column + 3 } }
      return { lang, meta, place }
    })
    for (const { lang, meta, place } of [...fences, ...getListings(entry)]) {
      if (lang && !isLanguage(lang)) {
        const nearest = suggestLanguage(lang)
        const question = nearest ? `Did you mean ${nearest}? ` : ''
        faults.push({
          reason: `Unknown language "${lang}".`,
          note: `${question}For code without highlighting, write text.`,
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

/** Returns the code blocks in HTML, `<pre><code class="language-js">`, which are highlighted as fences are. */
function getListings(entry: Entry) {
  const children = getElements(entry).flatMap((element) => (element.name === 'pre' ? [...element.children] : []))
  return children.flatMap((code) => {
    if (code.type !== 'mdxJsxFlowElement' && code.type !== 'mdxJsxTextElement') return []
    return getAttributes(code).flatMap(({ name, value, position: place }) => {
      const [, lang] = /(?:^|\s)language-(\S+)/.exec(String(value)) ?? []
      return code.name === 'code' && /^class(?:Name)?$/.test(name) && lang ? [{ lang, meta: undefined, place }] : []
    })
  })
}

import { type Fault, suggestName } from '../../core/diagnostics'
import { getProse } from '../prose'
import { getNodes, type Rule } from '../rule'

export const referenceUndefined: Rule = {
  id: 'reference-undefined',
  reason: 'A link or footnote reference without a definition is shown as plain text in brackets.',
  severity: 'error',
  optional: true,
  check(entry) {
    // Once for all references: a text can hold thousands.
    const footnotes = getNodes(entry, 'footnoteDefinition').map((note) => note.label ?? note.identifier)
    const definitions = getNodes(entry, 'definition').map((definition) => definition.label ?? definition.identifier)
    return getProse(entry).flatMap(({ text, toPlace }) => [
      ...Array.from(text.matchAll(footnotePattern), ({ 0: all, 1: label = '', index }): Fault => {
        return {
          reason: `Undefined footnote "${label}".`,
          note: `${suggest(label, footnotes)}Define it with [^${label}]: and the note on its own line. If it is text, write \\${all}`,
          place: toPlace(index, index + all.length),
        }
      }),
      ...Array.from(text.matchAll(referencePattern), ({ 1: content = '', 2: written = '', index, 0: all }): Fault => {
        const label = written || content
        return {
          reason: `Undefined link reference [${label}].`,
          note: `${suggest(label, definitions)}Define it with [${label}]: and the URL on its own line. If it is text, write \\[`,
          place: toPlace(index, index + all.length),
        }
      }),
    ])
  },
}

/** Footnote references, without ranges of regular expressions such as [^a-z]. */
const footnotePattern = /(?<!\\)\[\^(?!.-.\])([^\s[\]^\\]+)\]/g

/** Link references. Two pairs of brackets after a word are array indices. */
const referencePattern = /(?<![\w\\\])])\[([^[\]\\^]+)\]\[([^[\]\\^]*)\]/g

function suggest(label: string, known: string[]): string {
  const suggestion = known.length > 0 ? suggestName(label, known, 'labels') : ''
  return suggestion.startsWith('Did') ? `${suggestion} ` : ''
}

import { type Fault, suggestName } from '../../core/diagnostics'
import { getProse } from '../prose'
import { getNodes, type Rule } from '../rule'

export const referenceUndefined: Rule = {
  id: 'reference-undefined',
  reason: 'A reference or a footnote without its definition is shown in brackets, as it is written.',
  severity: 'error',
  optional: true,
  check(entry) {
    return getProse(entry).flatMap(({ text, toPlace }) => [
      ...Array.from(text.matchAll(footnotePattern), ({ 0: all, 1: label = '', index }): Fault => {
        const known = getNodes(entry, 'footnoteDefinition').map((note) => note.label ?? note.identifier)
        return {
          reason: `There is no footnote ${label}.`,
          note: `${suggest(label, known)}Write [^${label}]: and the note, on a line of its own; if it is no footnote, write \\${all}.`,
          place: toPlace(index, index + all.length),
        }
      }),
      ...Array.from(text.matchAll(referencePattern), ({ 1: content = '', 2: written = '', index, 0: all }): Fault => {
        const label = written || content
        const known = getNodes(entry, 'definition').map((definition) => definition.label ?? definition.identifier)
        return {
          reason: `Nothing says where the link [${label}] leads.`,
          note: `${suggest(label, known)}Write [${label}]: and its address, on a line of its own; if it is no link, write \\[.`,
          place: toPlace(index, index + all.length),
        }
      }),
    ])
  },
}

/** A range such as [^a-z] belongs to a pattern, not to a footnote. */
const footnotePattern = /(?<!\\)\[\^(?!.-.\])([^\s[\]^\\]+)\]/g

/** Two pairs of brackets behind a word are indices of an array. */
const referencePattern = /(?<![\w\\\])])\[([^[\]\\^]+)\]\[([^[\]\\^]*)\]/g

function suggest(label: string, known: string[]): string {
  const suggestion = known.length > 0 ? suggestName(label, known) : ''
  return suggestion.startsWith('Did') ? `${suggestion} ` : ''
}

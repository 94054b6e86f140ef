import type { VFile } from 'vfile'
import type { Fault } from '../../core/diagnostics'
import { controlCharacters, findCharacters, findEscapes, formatCodePoint } from '../characters'
import type { Rule } from '../rule'
import { getMappings } from '../schemas'

export const characterControl: Rule = {
  id: 'character-control',
  reason: 'Control characters come from terminals and broken files, and are invalid in feeds.',
  severity: 'error',
  check: (entry) => [...find(entry.file), ...getMappings(entry).flatMap(({ fields }) => findEscapes(fields))],
  checkData: ({ file }) => find(file),
  checkContent: ({ authors: { source } }) =>
    source ? find(source.file).map((fault) => ({ path: source.path, ...fault })) : [],
}

function find(file: VFile): Fault[] {
  return findCharacters(file, controlCharacters, (char) => {
    const name = Object.hasOwn(names, char) ? ` (${names[char]})` : ''
    return { reason: `Control character: ${formatCodePoint(char)}${name}.`, note: 'Remove it.' }
  })
}

const names: Record<string, string> = {
  '\0': 'NUL',
  '\b': 'backspace',
  '\v': 'vertical tab',
  '\f': 'form feed',
  '\x1b': 'escape, which starts a terminal colour',
  '\x7f': 'delete',
  '\x85': 'next line',
  '\u2028': 'line separator',
  '\u2029': 'paragraph separator',
}

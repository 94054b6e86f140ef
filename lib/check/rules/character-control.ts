import type { VFile } from 'vfile'
import { findCharacters, formatCodePoint } from '../characters'
import type { Fault, Rule } from '../rule'

export const characterControl: Rule = {
  id: 'character-control',
  reason: 'Control characters come from terminals and broken files; feeds may not hold them.',
  severity: 'error',
  check: ({ file }) => find(file),
  checkContent: ({ authors: { source } }) =>
    source ? find(source.file).map((fault) => ({ path: source.path, ...fault })) : [],
}

function find(file: VFile): Fault[] {
  return findCharacters(file, /[^\P{Cc}\n\t]|[\u2028\u2029\ufffe\uffff]/gu, (char) => {
    const known = Object.hasOwn(names, char) ? `, ${names[char]}` : ''
    return { reason: `A control character stands here: ${formatCodePoint(char)}${known}.`, note: 'Take it out.' }
  })
}

const names: Record<string, string> = {
  '\0': 'NUL',
  '\b': 'backspace',
  '\v': 'vertical tab',
  '\f': 'form feed',
  '\x1b': 'escape, which begins a colour of the terminal',
  '\x7f': 'delete',
  '\x85': 'next line',
  '\u2028': 'line separator',
  '\u2029': 'paragraph separator',
}

import type { VFile } from 'vfile'
import type { Fault } from '../../core/diagnostics'
import { findCharacters, formatCodePoint } from '../characters'
import type { Rule } from '../rule'

export const characterHidden: Rule = {
  id: 'character-hidden',
  reason: 'Invisible characters can make code differ from what it looks like, and break words and searches.',
  severity: 'error',
  optional: true,
  // Replacement characters of invalid bytes are already reported by encoding-invalid.
  check: ({ file, encodingFault }) => (encodingFault ? [] : find(file)),
  checkData: ({ file, encodingFault }) => (encodingFault ? [] : find(file)),
  checkContent: ({ authors: { source } }) =>
    source ? find(source.file).map((fault) => ({ path: source.path, ...fault })) : [],
}

// Allowed: joiners after non-ASCII characters (emoji, scripts), tags after a flag, and direction marks, which reorder nothing.
const pattern =
  /[\u202a-\u202e\u2066-\u2069\u200b\u2060-\u2064\u206a-\u206f\ufeff\u180e\u115f\u1160\u3164\uffa0\ufff9-\ufffd]|(?<=[\0-\x7f])[\u200c\u200d]|(?<![\u{1f3f4}\u{e0020}-\u{e007f}])[\u{e0000}-\u{e007f}]/gu

function find(file: VFile): Fault[] {
  return findCharacters(file, pattern, (char) => {
    if (/[\u202a-\u202e\u2066-\u2069]/.test(char)) {
      return {
        reason: `An invisible character changes the order of the text: ${formatCodePoint(char)}.`,
        note: 'Remove it: right-to-left text works without it.',
      }
    }
    if (char === '\ufffd') {
      return {
        reason: `A character was lost here: ${formatCodePoint(char)} replaces bytes that could not be decoded.`,
        note: 'Write the intended character.',
      }
    }
    return { reason: `Invisible character: ${formatCodePoint(char)}.`, note: 'Remove it.' }
  })
}

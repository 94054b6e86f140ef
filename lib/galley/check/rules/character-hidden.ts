import type { VFile } from 'vfile'
import type { Fault } from '../../core/diagnostics'
import { findCharacters, formatCodePoint } from '../characters'
import type { Rule } from '../rule'

export const characterHidden: Rule = {
  id: 'character-hidden',
  reason: 'What nobody sees can turn a listing into another one than is read, and breaks words and searches.',
  severity: 'error',
  optional: true,
  // What stands for bytes that could not be read has been reported.
  check: ({ file, encodingFault }) => (encodingFault ? [] : find(file)),
  checkData: ({ file, encodingFault }) => (encodingFault ? [] : find(file)),
  checkContent: ({ authors: { source } }) =>
    source ? find(source.file).map((fault) => ({ path: source.path, ...fault })) : [],
}

// Joiners belong to emoji and to scripts beyond ASCII, tags to the flags of regions; marks of direction reorder nothing.
const pattern =
  /[\u202a-\u202e\u2066-\u2069\u200b\u2060-\u2064\u206a-\u206f\ufeff\u180e\u115f\u1160\u3164\uffa0\ufff9-\ufffd]|(?<=[\0-\x7f])[\u200c\u200d]|(?<![\u{1f3f4}\u{e0020}-\u{e007f}])[\u{e0000}-\u{e007f}]/gu

function find(file: VFile): Fault[] {
  return findCharacters(file, pattern, (char) => {
    if (/[\u202a-\u202e\u2066-\u2069]/.test(char)) {
      return {
        reason: `A character that nobody sees changes the order of the text: ${formatCodePoint(char)}.`,
        note: 'Take it out; text in another direction needs none.',
      }
    }
    if (char === '\ufffd') {
      return {
        reason: `A letter was lost here: ${formatCodePoint(char)} stands for what could not be read.`,
        note: 'Write the letter that is meant.',
      }
    }
    return { reason: `A character that nobody sees stands here: ${formatCodePoint(char)}.`, note: 'Take it out.' }
  })
}

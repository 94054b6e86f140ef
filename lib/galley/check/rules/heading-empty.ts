import { toString as toText } from 'mdast-util-to-string'
import { getNodes, type Rule } from '../rule'

export const headingEmpty: Rule = {
  id: 'heading-empty',
  reason: 'A heading without text leaves an empty line in the table of contents.',
  severity: 'error',
  optional: true,
  check(entry) {
    return getNodes(entry, 'heading')
      .filter((heading) => toText(heading, { includeImageAlt: false }).trim() === '')
      .map(({ position }) => ({
        reason: 'This heading has no text.',
        note: 'Write its text on the same line, such as ## Results, or remove the line.',
        place: position,
      }))
  },
}

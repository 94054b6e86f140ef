import { toString as toText } from 'mdast-util-to-string'
import { getNodes, type Rule } from '../rule'

export const headingEmpty: Rule = {
  id: 'heading-empty',
  reason: 'A heading without text is an empty line in the contents.',
  severity: 'error',
  optional: true,
  check(entry) {
    return getNodes(entry, 'heading')
      .filter((heading) => toText(heading, { includeImageAlt: false }).trim() === '')
      .map(({ position }) => ({
        reason: 'This heading has no text.',
        note: 'Write its text on the same line, such as ## Results, or leave the line out.',
        place: position,
      }))
  },
}

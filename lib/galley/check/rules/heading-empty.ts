import { toString as toText } from 'mdast-util-to-string'
import { getHeadings } from '../elements'
import type { Rule } from '../rule'

export const headingEmpty: Rule = {
  id: 'heading-empty',
  reason: 'A heading without text leaves an empty line in the table of contents.',
  severity: 'error',
  optional: true,
  check(entry) {
    return getHeadings(entry)
      .filter(({ node }) => toText(node, { includeImageAlt: false }).trim() === '')
      .map(({ node, depth, isElement }) => ({
        reason: 'This heading has no text.',
        note: isElement
          ? `Write its text between the tags, such as <h${depth}>Results</h${depth}>, or remove the element.`
          : 'Write its text on the same line, such as ## Results, or remove the line.',
        place: node.position,
      }))
  },
}

import type { Nodes } from 'mdast'
import { toString as toText } from 'mdast-util-to-string'
import type { Fault } from '../../core/diagnostics'
import { exampleHref } from '../addresses'
import { getLinkNodes } from '../elements'
import type { Rule } from '../rule'

export const linkEmpty: Rule = {
  id: 'link-empty',
  reason: 'Readers cannot see a link without text, and a link without an address leads nowhere.',
  severity: 'error',
  optional: true,
  check(entry) {
    return getLinkNodes(entry).flatMap((link): Fault[] => {
      const { position: place } = link
      if (toText(link).trim() === '' && ![...link.children].some(isComponentNode)) {
        return [
          {
            reason: 'This link has no text.',
            note:
              'name' in link
                ? `Write the text between the tags: <a href="${exampleHref}">the text</a>`
                : `Write the text between the brackets: [the text](${exampleHref})`,
            place,
          },
        ]
      }
      if (link.type !== 'link' || link.url !== '') return []
      return [
        {
          reason: 'This link has no address.',
          note: `Write the address between the parentheses: [the text](${exampleHref})`,
          place,
        },
      ]
    })
  },
}

function isComponentNode(node: Nodes): boolean {
  return node.type === 'mdxJsxTextElement' || node.type === 'mdxJsxFlowElement'
}

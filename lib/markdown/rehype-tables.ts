import type { Root } from 'hast'
import { SKIP, visit } from 'unist-util-visit'

/** Puts each table into a frame that scrolls on its own, by keyboard too, so that a wide one never widens the page. */
export function rehypeTables() {
  return (tree: Root): void => {
    visit(tree, 'element', (table, index, parent) => {
      if (table.tagName !== 'table' || !parent || index === undefined) return
      parent.children[index] = {
        type: 'element',
        tagName: 'section',
        properties: { className: ['table'], ariaLabel: 'Table', tabIndex: 0 },
        children: [table],
      }
      return SKIP
    })
  }
}

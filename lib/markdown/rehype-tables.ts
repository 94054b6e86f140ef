import type { Element, Root } from 'hast'
import { SKIP, visit } from 'unist-util-visit'

/**
 * Puts each table into a frame that scrolls on its own, by keyboard too, so that a wide one never widens the page. How a
 * column is aligned is a class: HTML has no attribute for it any more, and a style would have to be in the page's policy.
 */
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
      visit(table, 'element', alignCell)
      return SKIP
    })
  }
}

function alignCell({ properties }: Element): void {
  if (!properties.align) return
  properties.className = [`align-${properties.align}`]
  delete properties.align
}

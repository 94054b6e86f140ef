import type { Element, Root } from 'hast'
import { h } from 'hastscript'
import { findElements } from './find'

/**
 * Puts each table into a frame that scrolls on its own, by keyboard too, so that a wide one never widens the page. How a
 * column is aligned is a class: HTML has no attribute for it any more, and a style would have to be in the page's policy.
 */
export function rehypeTables() {
  return (tree: Root): void => {
    for (const { element: table, parent } of findElements(tree, 'table')) {
      const frame = h('section', { class: 'table', ariaLabel: 'Table', tabIndex: 0 }, [table])
      parent.children[parent.children.indexOf(table)] = frame
      for (const { element: cell } of findElements(table, 'th', 'td')) alignCell(cell)
    }
  }
}

function alignCell({ properties }: Element): void {
  if (!properties.align) return
  properties.className = [`align-${properties.align}`]
  delete properties.align
}

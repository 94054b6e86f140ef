import type { Element, Root } from 'hast'
import { h } from 'hastscript'
import { findElements } from './find'

/**
 * Wraps each table in a frame that scrolls, by keyboard too, so that a wide table never widens the page. Replaces
 * `align`, which is obsolete in HTML, with a class; a `style` attribute would have to be declared for the page's
 * policy.
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

import type { Element, Root } from 'hast'
import { h } from 'hastscript'
import type { Translation } from '../content/translation'
import { findElements } from './find'

/**
 * Wraps each table in a frame that scrolls, by keyboard too, so that a wide table never widens the page; one frame is
 * enough for a table within another. Replaces
 * `align`, which is obsolete in HTML, with a class; a `style` attribute would have to be declared for the page's
 * policy.
 */
export function rehypeTables({ messages }: Translation) {
  return (tree: Root): void => {
    const framed = new Set<Element>()
    for (const { element: table, parent } of findElements(tree, 'table')) {
      if (framed.has(table)) continue
      for (const { element } of findElements(table, 'table')) framed.add(element)
      const frame = h('section', { class: 'table', ariaLabel: messages.table, tabIndex: 0 }, [table])
      parent.children[parent.children.indexOf(table)] = frame
      for (const { element: cell } of findElements(table, 'th', 'td')) alignCell(cell)
    }
  }
}

function alignCell({ properties }: Element): void {
  if (!properties.align) return
  properties.className = [properties.className ?? [], `align-${properties.align}`.toLowerCase()].flat().map(String)
  delete properties.align
}

import type { Root } from 'mdast'
import { visit } from 'unist-util-visit'

/** Moves all headings of a body one level down if it holds a level-1 heading: a page has one, its title. */
export function remarkHeadingLevels() {
  return (tree: Root): void => {
    let hasTitle = false
    visit(tree, 'heading', (heading) => {
      hasTitle ||= heading.depth === 1
    })
    if (!hasTitle) return
    visit(tree, 'heading', (heading) => {
      if (heading.depth < 6) heading.depth++
    })
  }
}

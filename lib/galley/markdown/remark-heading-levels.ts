import type { Root } from 'mdast'
import { findNodes } from './find'

/** Moves all headings of a body one level down if it holds a level-1 heading: a page has one, its title. */
export function remarkHeadingLevels() {
  return (tree: Root): void => {
    const headings = findNodes(tree, 'heading').map(({ node }) => node)
    if (!headings.some(({ depth }) => depth === 1)) return
    for (const heading of headings) if (heading.depth < 6) heading.depth++
  }
}

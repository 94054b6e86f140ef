import type { Root } from 'mdast'
import { findNodes } from './find'

/** Moves all headings one level down if the body has a level-1 heading, since the page's title is the only one. */
export function remarkHeadingLevels() {
  return (tree: Root): void => {
    const headings = findNodes(tree, 'heading').map(({ node }) => node)
    if (!headings.some(({ depth }) => depth === 1)) return
    for (const heading of headings) if (heading.depth < 6) heading.depth++
  }
}

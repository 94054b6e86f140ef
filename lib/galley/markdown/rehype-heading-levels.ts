import type { Root } from 'hast'
import { findElements } from './find'
import { headingNames } from './heading-ids'
import { footnotesId } from './rehype-footnotes'

/** Moves all headings one level down if the body has a level-1 heading, since the page's title is the only one. */
export function rehypeHeadingLevels() {
  return (tree: Root): void => {
    const headings = findElements(tree, ...headingNames).map(({ element }) => element)
    if (!headings.some(({ tagName }) => tagName === 'h1')) return
    for (const heading of headings) {
      const level = headingNames.indexOf(heading.tagName) + 1
      if (heading.properties.id !== footnotesId) heading.tagName = headingNames[level] ?? heading.tagName
    }
  }
}

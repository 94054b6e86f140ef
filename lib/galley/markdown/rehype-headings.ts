import type { Element, Root } from 'hast'
import { toString as toText } from 'hast-util-to-string'
import rehypeAutolinkHeadings from 'rehype-autolink-headings'
import type { VFile } from 'vfile'
import { findElements } from './find'
import { addIds } from './heading-ids'

/** A heading of a body, for its table of contents. */
export type Heading = { id: string; text: string; depth: 2 | 3 }

declare module 'vfile' {
  interface DataMap {
    /** The second- and third-level headings, in order. */
    headings: Heading[]
  }
}

/** Not the heading over the footnotes, which is hidden from sight. */
const isSeen = ({ properties }: Element): boolean => properties.id !== 'footnote-label'

const addLinks = rehypeAutolinkHeadings({
  behavior: 'append',
  content: { type: 'text', value: '#' },
  properties: (heading) => ({ className: ['anchor'], ariaLabel: `Link to “${toText(heading)}”` }),
  test: isSeen,
})

/** Gives headings an id and a link to themselves, and collects those for a table of contents into `file.data.headings`. */
export function rehypeHeadings() {
  return (tree: Root, file: VFile): void => {
    const elements = findElements(tree, 'h1', 'h2', 'h3', 'h4', 'h5', 'h6').map(({ element }) => element)
    // Both would look at each element of the page.
    const headings: Root = { type: 'root', children: elements }
    addIds(headings)
    file.data.headings = elements.filter(isSeen).flatMap(createHeading)
    addLinks(headings)
  }
}

function createHeading(element: Element): Heading[] {
  const depth = element.tagName === 'h2' ? 2 : element.tagName === 'h3' ? 3 : undefined
  const { id } = element.properties
  return depth && typeof id === 'string' ? [{ id, depth, text: toText(element) }] : []
}

import type { Element, Root } from 'hast'
import { toString as toText } from 'hast-util-to-string'
import rehypeAutolinkHeadings from 'rehype-autolink-headings'
import type { VFile } from 'vfile'
import { findElements } from './find'
import { addIds } from './heading-ids'

/** A heading for the table of contents. */
export type Heading = { id: string; text: string; depth: 2 | 3 }

declare module 'vfile' {
  interface DataMap {
    /** The second- and third-level headings, in order. */
    headings: Heading[]
  }
}

/** Returns whether a heading is visible; only that of the footnotes is not. */
const isVisible = ({ properties }: Element): boolean => properties.id !== 'footnote-label'

const addLinks = rehypeAutolinkHeadings({
  behavior: 'append',
  content: { type: 'text', value: '#' },
  properties: (heading) => ({ className: ['anchor'], ariaLabel: `Link to “${toText(heading)}”` }),
  test: isVisible,
})

/** Adds an id and an anchor link to headings, and lists those for the table of contents in `file.data.headings`. */
export function rehypeHeadings() {
  return (tree: Root, file: VFile): void => {
    const elements = findElements(tree, 'h1', 'h2', 'h3', 'h4', 'h5', 'h6').map(({ element }) => element)
    // A tree of headings alone, since both plugins would visit every element of the page.
    const headings: Root = { type: 'root', children: elements }
    addIds(headings)
    file.data.headings = elements.filter(isVisible).flatMap(createHeading)
    addLinks(headings)
  }
}

function createHeading(element: Element): Heading[] {
  const depth = element.tagName === 'h2' ? 2 : element.tagName === 'h3' ? 3 : undefined
  const { id } = element.properties
  return depth && typeof id === 'string' ? [{ id, depth, text: toText(element) }] : []
}

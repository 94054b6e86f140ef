import type { Element, Root } from 'hast'
import rehypeAutolinkHeadings from 'rehype-autolink-headings'
import type { VFile } from 'vfile'
import type { Translation } from '../content/translation'
import { findElements } from './find'
import { addIds, headingNames } from './heading-ids'
import { footnotesId } from './rehype-footnotes'
import { readText } from './visible-text'

/** A heading for the table of contents. */
export type Heading = { id: string; text: string; depth: 2 | 3 }

declare module 'vfile' {
  interface DataMap {
    /** The second- and third-level headings, in order. */
    headings: Heading[]
  }
}

/** Returns whether a heading is visible; only that of the footnotes is not. */
const isVisible = ({ properties }: Element): boolean => properties.id !== footnotesId

const getText = (heading: Element): string => readText(heading, { alt: true })

/** Adds an id and an anchor link to headings, and lists those for the table of contents in `file.data.headings`. */
export function rehypeHeadings({ messages, fill }: Translation) {
  const addLinks = rehypeAutolinkHeadings({
    behavior: 'append',
    content: { type: 'text', value: '#' },
    properties: (heading) => ({
      className: ['anchor'],
      ariaLabel: fill(messages.linkTo, { heading: getText(heading) }),
    }),
    test: isVisible,
  })
  return (tree: Root, file: VFile): void => {
    addIds(tree)
    const elements = findElements(tree, ...headingNames).map(({ element }) => element)
    file.data.headings = elements.filter(isVisible).flatMap(createHeading)
    // A tree of headings alone, since the plugin would visit every element of the page.
    addLinks({ type: 'root', children: elements })
  }
}

function createHeading(element: Element): Heading[] {
  const depth = element.tagName === 'h2' ? 2 : element.tagName === 'h3' ? 3 : undefined
  const { id } = element.properties
  const text = getText(element)
  return depth && typeof id === 'string' && text !== '' ? [{ id, depth, text }] : []
}

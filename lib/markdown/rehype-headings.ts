import type { Root } from 'hast'
import { toString as toText } from 'hast-util-to-string'
import { visit } from 'unist-util-visit'
import type { VFile } from 'vfile'

/** A heading of a body, for its table of contents. */
export type Heading = { id: string; text: string; depth: 2 | 3 }

declare module 'vfile' {
  interface DataMap {
    /** The second- and third-level headings, in order. */
    headings: Heading[]
  }
}

/** Collects the headings that have an id into `file.data.headings`. */
export function rehypeHeadings() {
  return (tree: Root, file: VFile): void => {
    const headings: Heading[] = []
    visit(tree, 'element', (node) => {
      const depth = node.tagName === 'h2' ? 2 : node.tagName === 'h3' ? 3 : undefined
      const { id } = node.properties
      // The heading over the footnotes is hidden from sight.
      if (depth && typeof id === 'string' && id !== 'footnote-label') headings.push({ id, depth, text: toText(node) })
    })
    file.data.headings = headings
  }
}

import type { Element, Nodes, Root } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { select, selectAll } from 'hast-util-select'
import { toText } from 'hast-util-to-text'

/** What a reader sees of a text, whoever made the page. */
export type Seen = {
  text: string
  headings: string[]
  /** Each link as its words and its address. */
  links: string[]
  /** Each image as what it says and the name of its file. */
  images: string[]
  code: string[]
}

/** What each of the two puts around a text that its author did not write. */
const additions = [
  // Ours: the sign behind a heading, a block's button, the name of the notes and the way back from one.
  ['.anchor', 'button', '#footnote-label', '[data-footnote-backref]'],
  // Jekyll's: the numbers of lines, the contents of kramdown, and the way back from a note.
  ['.gutter', '#markdown-toc', '.reversefootnote'],
].flat()

/** Reads the text that stands in the first element which matches; throws if there is none. */
export function readPost(html: string, selector: string): Seen {
  const root = select(selector, fromHtml(html))
  if (!root) throw new Error(`The page has no ${selector}.`)
  return read(root)
}

/** Reads a piece of HTML. */
export function readPiece(html: string): Seen {
  return read(fromHtml(html, { fragment: true }))
}

function read(root: Element | Root): Seen {
  remove(root, new Set<Nodes>(additions.flatMap((selector) => selectAll(selector, root))))
  const blocks = selectAll('pre', root).filter((pre) => !select('pre pre', pre) && selectAll('pre', pre).length < 2)
  return {
    text: toLine(root),
    headings: selectAll('h2, h3, h4, h5, h6', root).map((heading) => `${heading.tagName} ${toLine(heading)}`),
    links: selectAll('a[href]:not([data-footnote-ref], .footnote)', root)
      // An image that opens in full on a click is no link of the author's.
      .filter((link) => !select('img', link))
      .map((link) => `${toLine(link)} → ${link.properties.href}`),
    images: selectAll('img', root).map(({ properties: { alt, src } }) => `${alt} ← ${toName(String(src))}`),
    code: blocks.map((pre) => toText(pre, { whitespace: 'pre' }).trimEnd()),
  }
}

function remove(node: Root | Element, unwanted: Set<Nodes>): void {
  const children = node.children.filter((child) => !unwanted.has(child))
  Object.assign(node, { children })
  for (const child of children) if (child.type === 'element') remove(child, unwanted)
}

function toLine(node: Nodes): string {
  return toText(node).replace(/\s+/g, ' ').trim()
}

/** A file's name without its ending and without what the build puts before that. */
function toName(src: string): string {
  const name = decodeURIComponent(src).split('/').at(-1) ?? ''
  return name.replace(/(?:\.[0-9a-f]{8}(?:-\d+)?)?\.\w+$/, '')
}

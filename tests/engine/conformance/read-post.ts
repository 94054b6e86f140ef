import type { Element, Nodes, Root } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { select, selectAll } from 'hast-util-select'
import { toText } from 'hast-util-to-text'

/** The content of a post as readers see it, whichever program built the page. */
export type Seen = {
  text: string
  headings: string[]
  /** The links, each as its text and its address. */
  links: string[]
  /** The images, each as its alt text and its file name. */
  images: string[]
  code: string[]
}

/** The elements that Galley and Jekyll add to a text. */
const additions = [
  // Galley: anchors of headings, copy buttons, the heading of footnotes and their back links.
  ['.anchor', 'button', '[id="page:footnotes"]', '[data-footnote-backref]'],
  // Jekyll: line numbers, kramdown's table of contents, back links of footnotes.
  ['.gutter', '#markdown-toc', '.reversefootnote'],
].flat()

/** Returns the content of the first element that matches `selector`. Throws if there is none. */
export function readPost(html: string, selector: string): Seen {
  const root = select(selector, fromHtml(html))
  if (!root) throw new Error(`The page has no ${selector}.`)
  return read(root)
}

/** Returns the content of an HTML fragment. */
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
      // Galley links an image to its full size.
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

/** Returns a file's name without its extension and the hash and width that the build adds. */
function toName(src: string): string {
  const name = decodeURIComponent(src).split('/').at(-1) ?? ''
  return name.replace(/(?:\.[0-9a-f]{8}(?:-\d+)?)?\.\w+$/, '')
}

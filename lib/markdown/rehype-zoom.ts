import type { Element, Root } from 'hast'
import { h } from 'hastscript'
import { visit } from 'unist-util-visit'

/** How wide the text is, in CSS pixels at the usual font size (`--measure` in components/styles/tokens.css). */
const measure = 576

/** Makes the image of a figure that is shown smaller than it is a link to itself; lib/browser/zoom.ts opens it in place. */
export function rehypeZoom() {
  return (tree: Root): void => {
    visit(tree, { type: 'element', tagName: 'figure' }, (figure: Element) => {
      const [image] = figure.children
      if (image?.type !== 'element' || image.tagName !== 'img') return
      const { src, alt, width } = image.properties
      // The link is called what the image is called.
      if (alt && typeof src === 'string' && Number(width) > measure) {
        figure.children[0] = h('a', { class: 'zoom', href: src }, [image])
      }
    })
  }
}

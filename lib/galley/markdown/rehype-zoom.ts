import type { Root } from 'hast'
import { h } from 'hastscript'
import { findElements } from './find'

/** How wide the text is, in CSS pixels at the usual font size (`--measure` in components/styles/tokens.css). */
const measure = 576

/** Makes the image of a figure that is shown smaller than it is a link to itself; lib/browser/zoom.ts opens it in place. */
export function rehypeZoom() {
  return (tree: Root): void => {
    for (const { element: figure } of findElements(tree, 'figure')) {
      const [image] = figure.children
      if (image?.type !== 'element' || image.tagName !== 'img') continue
      const { src, alt, width } = image.properties
      // The link is called what the image is called.
      if (alt && typeof src === 'string' && Number(width) > measure) {
        figure.children[0] = h('a', { class: 'zoom', href: src }, [image])
      }
    }
  }
}

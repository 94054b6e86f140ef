import type { Root } from 'hast'
import { h } from 'hastscript'
import { findElements } from './find'

/** The text's width in CSS pixels at the default font size (`--measure` in components/styles/tokens.css). */
const measure = 576

/** Links the image of a figure to itself if the page shrinks it; lib/browser/zoom.ts opens it in place. */
export function rehypeZoom() {
  return (tree: Root): void => {
    // A link cannot contain another.
    const linked = findElements(tree, 'a').flatMap(({ element }) => findElements(element, 'figure'))
    for (const { element: figure } of findElements(tree, 'figure')) {
      if (linked.some(({ element }) => element === figure)) continue
      const [image] = figure.children
      if (image?.type !== 'element' || image.tagName !== 'img') continue
      const { src, alt, width } = image.properties
      // The alt text is the link's accessible name.
      if (alt && typeof src === 'string' && Number(width) > measure) {
        figure.children[0] = h('a', { class: 'zoom', href: src }, [image])
      }
    }
  }
}

import type { Root } from 'hast'
import { toString as toText } from 'hast-util-to-string'
import { findElements } from './find'

/** Marks links whose text is their address with `data-bare`, so that the style sheet for print does not repeat it. */
export function rehypeBareLinks() {
  return (tree: Root): void => {
    for (const { element } of findElements(tree, 'a')) {
      const { href } = element.properties
      if (typeof href === 'string' && simplify(href) === simplify(toText(element))) element.properties.dataBare = true
    }
  }
}

/** Returns an address without what readers leave out, and as they write it. */
function simplify(address: string): string {
  const short = address.trim().replace(/^https?:\/\/|\/$/gi, '')
  try {
    return decodeURI(short)
  } catch {
    return short
  }
}

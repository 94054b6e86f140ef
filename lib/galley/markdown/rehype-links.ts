import type { Root } from 'hast'
import { withBasePath } from '../addresses/urls'
import { readAddress } from '../core/schemes'
import { findElements } from './find'

/** Prefixes root-relative links, such as `/posts/a/`, with the base path. */
export function rehypeLinks() {
  return (tree: Root): void => {
    for (const { element } of findElements(tree, 'a')) {
      if (typeof element.properties.href !== 'string') continue
      // Read as browsers do: `//host` and `/\host`, even with a tab in between, point to another site.
      const href = readAddress(element.properties.href)
      element.properties.href = /^\/(?![/\\])/.test(href) ? withBasePath(href) : href
    }
  }
}

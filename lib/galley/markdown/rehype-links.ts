import type { Root } from 'hast'
import { withBasePath } from '../addresses/urls'
import { readAddress } from '../core/schemes'
import { findElements } from './find'

/** Puts the base path before the addresses of this site that authors write from its root, such as `/posts/a/`. */
export function rehypeLinks() {
  return (tree: Root): void => {
    for (const { element } of findElements(tree, 'a')) {
      if (typeof element.properties.href !== 'string') continue
      // As browsers read it: a tab or a backslash behind the slash leads to another site.
      const href = readAddress(element.properties.href)
      element.properties.href = /^\/(?![/\\])/.test(href) ? withBasePath(href) : href
    }
  }
}

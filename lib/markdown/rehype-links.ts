import type { Root } from 'hast'
import { withBasePath } from '../urls'
import { findElements } from './find'

/** Puts the base path before the addresses of this site that authors write from its root, such as `/posts/a/`. */
export function rehypeLinks() {
  return (tree: Root): void => {
    for (const { element } of findElements(tree, 'a')) {
      const { href } = element.properties
      if (typeof href === 'string' && /^\/(?!\/)/.test(href)) element.properties.href = withBasePath(href)
    }
  }
}

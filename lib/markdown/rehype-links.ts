import type { Root } from 'hast'
import { visit } from 'unist-util-visit'
import { withBasePath } from '../urls'

/** Puts the base path before the addresses of this site that authors write from its root, such as `/posts/a/`. */
export function rehypeLinks() {
  return (tree: Root): void => {
    visit(tree, 'element', ({ tagName, properties }) => {
      if (tagName === 'a' && typeof properties.href === 'string' && /^\/(?!\/)/.test(properties.href)) {
        properties.href = withBasePath(properties.href)
      }
    })
  }
}

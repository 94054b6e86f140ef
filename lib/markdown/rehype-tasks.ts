import type { Root } from 'hast'
import { visit } from 'unist-util-visit'

/** Names the boxes of task lists for those who do not see whether they are ticked. */
export function rehypeTasks() {
  return (tree: Root): void => {
    visit(tree, 'element', ({ tagName, properties }) => {
      if (tagName === 'input' && properties.type === 'checkbox')
        properties.ariaLabel = properties.checked ? 'Done' : 'Open'
    })
  }
}

import type { Root } from 'hast'
import { findElements } from './find'

/** Names the boxes of task lists for those who do not see whether they are ticked. */
export function rehypeTasks() {
  return (tree: Root): void => {
    for (const { element } of findElements(tree, 'input')) {
      const { properties } = element
      if (properties.type === 'checkbox') properties.ariaLabel = properties.checked ? 'Done' : 'Open'
    }
  }
}

import type { Root } from 'hast'
import type { Translation } from '../content/translation'
import { findElements } from './find'

/** Adds accessible names to the check boxes of task lists. */
export function rehypeTasks({ messages }: Translation) {
  return (tree: Root): void => {
    for (const { element } of findElements(tree, 'input')) {
      const { properties } = element
      if (properties.type === 'checkbox')
        properties.ariaLabel = properties.checked ? messages.taskDone : messages.taskOpen
    }
  }
}

import { htmlVoidElements } from 'html-void-elements'
import { getElements, getNamePlace } from '../elements'
import type { Rule } from '../rule'

export const elementVoid: Rule = {
  id: 'element-void',
  reason: 'Content in a void element such as <br> fails the build.',
  severity: 'error',
  check(entry) {
    return getElements(entry)
      .filter(({ name, children }) => isVoid(name) && children.length > 0)
      .map((element) => ({
        reason: `<${element.name}> cannot have content.`,
        note: `Write <${element.name} /> and move the content after it.`,
        place: getNamePlace(element),
      }))
  },
}

/** Reports whether React rejects content in an element; html-void-elements does not list menuitem. */
function isVoid(name: string): boolean {
  return htmlVoidElements.includes(name) || name === 'menuitem'
}

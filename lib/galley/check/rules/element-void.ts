import { htmlVoidElements } from 'html-void-elements'
import { getElements, getNamePlace } from '../elements'
import type { Rule } from '../rule'

export const elementVoid: Rule = {
  id: 'element-void',
  reason: 'An element such as <br> holds nothing, and ends the build if it does.',
  severity: 'error',
  check(entry) {
    return getElements(entry)
      .filter(({ name, children }) => isVoid(name) && children.length > 0)
      .map((element) => ({
        reason: `<${element.name}> cannot hold anything.`,
        note: `Write <${element.name} />, and put what it holds behind it.`,
        place: getNamePlace(element),
      }))
  },
}

/** The list knows not of this one, which React refuses all the same. */
function isVoid(name: string): boolean {
  return htmlVoidElements.includes(name) || name === 'menuitem'
}

import { findElementRemedy, getElements, getNamePlace } from '../elements'
import type { Rule } from '../rule'

export const elementForbidden: Rule = {
  id: 'element-forbidden',
  reason:
    'Posts are also shown in lists and feeds, so they can contain only elements that neither run nor fetch anything.',
  severity: 'error',
  check(entry) {
    return getElements(entry).flatMap((element) => {
      const note = findElementRemedy(element.name)
      return note
        ? [{ reason: `<${element.name}> is not allowed in posts and pages.`, note, place: getNamePlace(element) }]
        : []
    })
  },
}

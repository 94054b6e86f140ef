import { findElementRemedy, getElements, getNamePlace } from '../elements'
import type { Rule } from '../rule'

export const elementForbidden: Rule = {
  id: 'element-forbidden',
  reason: 'A post is text, read at its address, in lists and in feeds; it runs and fetches nothing by itself.',
  severity: 'error',
  check(entry) {
    return getElements(entry).flatMap((element) => {
      const note = findElementRemedy(element.name)
      return note ? [{ reason: `A post cannot hold <${element.name}>.`, note, place: getNamePlace(element) }] : []
    })
  },
}

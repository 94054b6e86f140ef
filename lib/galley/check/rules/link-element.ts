import { toString as toText } from 'mdast-util-to-string'
import type { Fault } from '../../core/diagnostics'
import { getAttributes, getElements, getNamePlace } from '../elements'
import type { Rule } from '../rule'

export const linkElement: Rule = {
  id: 'link-element',
  reason: 'The build adds the base path to Markdown links only, not to <a> elements.',
  severity: 'error',
  optional: true,
  check(entry) {
    return getElements(entry).flatMap((element): Fault[] => {
      const href = element.name === 'a' ? getAttributes(element).find(({ name }) => name === 'href')?.value : undefined
      if (typeof href !== 'string' || !/^\/(?![/\\])/.test(href)) return []
      const note = `Write [${toText(element)}](${href})`
      return [
        { reason: `The link to "${href}" breaks if the site has a base path.`, note, place: getNamePlace(element) },
      ]
    })
  },
}

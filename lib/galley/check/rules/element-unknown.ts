import leven from 'leven'
import { componentProps } from '../../markdown/components'
import { getElementNames } from '../../markup/elements'
import { getElements, getNamePlace, isComponent, isElement } from '../elements'
import type { Rule } from '../rule'

export const elementUnknown: Rule = {
  id: 'element-unknown',
  reason: 'Browsers ignore unknown elements and show only their text.',
  severity: 'error',
  check(entry) {
    return getElements(entry).flatMap((element) => {
      const { name } = element
      if (isComponent(name) || isElement(name)) return []
      const component = Object.keys(componentProps).find((other) => other.toLowerCase() === name.toLowerCase())
      const sameButCase = getElementNames().find((other) => other.toLowerCase() === name.toLowerCase())
      const nearest =
        component ?? sameButCase ?? common.find((other) => leven(name, other) === 1 || isTransposed(name, other))
      const question = nearest ? `Did you mean <${nearest}>? ` : ''
      return [
        {
          reason: `Unknown element <${name}>.`,
          note: `${question}If it is text, write \\<${name}> or put it in backticks.`,
          place: getNamePlace(element),
        },
      ]
    })
  },
}

/** Elements that are common in posts. */
const common = [
  ...['kbd', 'abbr', 'sub', 'sup', 'mark', 'del', 'ins', 'small', 'cite', 'code', 'span', 'div', 'details', 'summary'],
  ...[
    'figure',
    'figcaption',
    'blockquote',
    'table',
    'aside',
    'audio',
    'video',
    'ruby',
    'time',
    'strong',
    'samp',
    'var',
  ],
]

function isTransposed(name: string, other: string): boolean {
  return [...name].sort().join('') === [...other].sort().join('')
}

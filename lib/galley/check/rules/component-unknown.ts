import { type Fault, suggestName } from '../../core/diagnostics'
import { componentProps } from '../../markdown/components'
import { isAllowedElement } from '../../markup/elements'
import { getDeclared } from '../elements'
import { getNodes, type Rule } from '../rule'

export const componentUnknown: Rule = {
  id: 'component-unknown',
  reason: 'A post may use the components of components/mdx.',
  severity: 'error',
  check(entry) {
    const faults: Fault[] = []
    const declared = getDeclared(entry)
    for (const { name, position } of getNodes(entry, 'mdxJsxFlowElement', 'mdxJsxTextElement')) {
      // A name in lower case is an element of HTML.
      if (!name || (/^[a-z]/.test(name) && !name.includes('.')) || Object.hasOwn(componentProps, name)) continue
      if (declared.has(name.replace(/\..*/, ''))) continue
      faults.push({
        reason: `There is no component ${name}.`,
        note: isAllowedElement(name.toLowerCase())
          ? `Write <${name.toLowerCase()}>: elements of HTML are written in small letters.`
          : suggestName(name, Object.keys(componentProps)),
        place: position,
      })
    }
    return faults
  },
}

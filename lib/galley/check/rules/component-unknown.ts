import { type Fault, suggestName } from '../../core/diagnostics'
import { componentProps } from '../../markdown/components'
import { isAllowedElement } from '../../markup/elements'
import { getDeclared } from '../elements'
import { getNodes, type Rule } from '../rule'

export const componentUnknown: Rule = {
  id: 'component-unknown',
  reason: 'Posts can use only the components in components/mdx.',
  severity: 'error',
  check(entry) {
    const faults: Fault[] = []
    const declared = getDeclared(entry)
    for (const { name, position } of getNodes(entry, 'mdxJsxFlowElement', 'mdxJsxTextElement')) {
      // Lower-case names are HTML elements.
      if (!name || (/^[a-z]/.test(name) && !name.includes('.')) || Object.hasOwn(componentProps, name)) continue
      if (declared.has(name.replace(/\..*/, ''))) continue
      faults.push({
        reason: `Unknown component <${name}>.`,
        note: isAllowedElement(name.toLowerCase())
          ? `Write <${name.toLowerCase()}>: names of HTML elements are lower-case.`
          : suggestName(name, Object.keys(componentProps), 'components'),
        place: position,
      })
    }
    return faults
  },
}

import { visit } from 'unist-util-visit'
import { componentProps } from '../../markdown/components'
import { type Fault, type Rule, suggestName } from '../rule'

export const componentUnknown: Rule = {
  id: 'component-unknown',
  reason: 'A post may use the components of components/mdx.',
  check({ body }) {
    if (!('tree' in body)) return []
    const faults: Fault[] = []
    visit(body.tree, ['mdxJsxFlowElement', 'mdxJsxTextElement'], (node) => {
      if (!('name' in node) || typeof node.name !== 'string') return
      // A name in lower case is an element of HTML.
      if (/^[a-z]/.test(node.name) && !node.name.includes('.')) return
      if (Object.hasOwn(componentProps, node.name)) return
      faults.push({
        reason: `There is no component ${node.name}.`,
        note: suggestName(node.name, Object.keys(componentProps)),
        place: node.position,
      })
    })
    return faults
  },
}

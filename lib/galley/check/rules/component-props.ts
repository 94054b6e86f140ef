import leven from 'leven'
import { site } from '../../../site'
import { type Fault, suggestName } from '../../core/diagnostics'
import { type ComponentName, componentProps } from '../../markdown/components'
import { getAttributes, getDeclared, getElements, getNamePlace } from '../elements'
import type { Rule } from '../rule'

export const componentPropsRule: Rule = {
  id: 'component-props',
  reason: 'Components take the props declared in lib/galley/markdown/components.ts, each of its type.',
  severity: 'error',
  check(entry) {
    const declared = getDeclared(entry)
    return getElements(entry).flatMap((element) => (declared.has(element.name) ? [] : checkProps(element)))
  },
}

type Element = ReturnType<typeof getElements>[number]
type Prop = { type: 'text' | 'url'; required: boolean }

function isComponentName(name: string): name is ComponentName {
  return Object.hasOwn(componentProps, name)
}

function checkProps(element: Element): Fault[] {
  const { name, children } = element
  if (!isComponentName(name)) return []
  const props: Record<string, Prop> = componentProps[name]
  const attributes = getAttributes(element)
  const faults = attributes.flatMap(({ name: prop, value, position: place }, index): Fault[] => {
    // attribute-forbidden reports event handlers.
    if (/^on[A-Z]/.test(prop) || prop === 'key') return []
    const { type } = (Object.hasOwn(props, prop) ? props[prop] : undefined) ?? {}
    if (!type) {
      const note =
        Object.keys(props).length === 0 ? `Write <${name} />` : suggestName(prop, Object.keys(props), 'props')
      return [{ reason: `Unknown prop "${prop}" on <${name}>.`, note, place }]
    }
    if (attributes.findIndex((other) => other.name === prop) < index) {
      return [{ reason: `Duplicate prop "${prop}" on <${name}>.`, note: 'Remove one of them.', place }]
    }
    // Computed values are unknown before the build.
    if (typeof value === 'object' && value !== null && site.content.allowCode) return []
    const text = typeof value === 'string' ? value : undefined
    if (!text?.trim()) {
      return [
        {
          reason: `The prop "${prop}" of <${name}> ${text === '' ? 'is empty' : 'must be text'}.`,
          note: `Write ${prop}="…"`,
          place,
        },
      ]
    }
    if (type === 'url' && !isWebAddress(text)) {
      const note = `Write the full URL, such as ${prop}="https://example.org/video"`
      return [{ reason: `The prop "${prop}" of <${name}> must be a full HTTPS URL.`, note, place }]
    }
    return []
  })
  const missing = Object.keys(props).filter(
    (prop) => props[prop]?.required && !attributes.some((attribute) => leven(attribute.name.toLowerCase(), prop) < 3),
  )
  const isSpread = attributes.length < element.attributes.length
  if (missing.length > 0 && !(isSpread && site.content.allowCode)) {
    const example = missing.map((prop) => `${prop}="${props[prop]?.type === 'url' ? 'https://…' : '…'}"`).join(' ')
    const reason = `<${name}> is missing ${missing.join(' and ')}.`
    faults.push({
      reason,
      note: `Write <${name} ${example} … />`.replace(' … />', attributes.length ? ' … />' : ' />'),
      place: getNamePlace(element),
    })
  }
  if (children.length > 0) {
    faults.push({
      reason: `<${name}> does not show its content.`,
      note: `Write <${name} … /> and move the text after it.`,
      place: getNamePlace(element),
    })
  }
  return faults
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https:\/\/[^/]+\./.test(text)
}

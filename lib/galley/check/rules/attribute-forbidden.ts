import { type Fault, suggestName } from '../../core/diagnostics'
import { findValueFault, isAllowedAttribute, toAttributeName } from '../../markup/attributes'
import { getAttributeNames, isAllowedElement } from '../../markup/elements'
import { getAttributes, getElements, isComponent } from '../elements'
import type { Rule } from '../rule'

export const attributeForbidden: Rule = {
  id: 'attribute-forbidden',
  reason: 'Attributes in a post cannot run code, load anything, cover the page or imitate the engine.',
  severity: 'error',
  check(entry) {
    return getElements(entry).flatMap((element): Fault[] =>
      getAttributes(element).flatMap(({ name, value, position: place }) => {
        if (isComponent(element.name)) {
          return /^on/i.test(name) ? [createFault(element.name, name, handlerNote, place)] : []
        }
        if (!isAllowedElement(element.name)) return []
        if (!isAllowedAttribute(element.name, name)) {
          return [createFault(element.name, name, findRemedy(element.name, name), place)]
        }
        const reason = typeof value === 'string' ? findReason(element.name, name, value) : undefined
        return reason ? [{ ...reason, place }] : []
      }),
    )
  },
}

const createFault = (element: string, name: string, note: string, place: Fault['place']): Fault => ({
  reason: `The attribute "${name}" is not allowed on <${element}>.`,
  note,
  place,
})

const handlerNote = 'Remove it: posts cannot run code. Components in components/mdx can.'
const tellsNote = 'Remove it: it tells third parties which links readers follow.'

/** Remedies by the attribute's name in HTML. */
const remedies = new Map([
  ['style', 'Remove it. Styles for all posts are in components/styles/prose.css.'],
  ['srcdoc', 'Remove it: a post cannot embed a page.'],
  ['ping', tellsNote],
  ['attributionsrc', tellsNote],
  ['name', 'Remove it. For the target of a link, write id="…"'],
  ...['children', 'dangerouslysetinnerhtml', 'innerhtml', 'ref', 'is'].map(
    (name) => [name, 'Remove it, and write the content between the tags of the element.'] as const,
  ),
])

function findRemedy(element: string, name: string): string {
  const attribute = toAttributeName(element, name)
  if (/^on/i.test(attribute)) return handlerNote
  if (/^data-/i.test(attribute)) {
    return attribute === attribute.toLowerCase()
      ? 'Remove or rename it: the build reserves this name.'
      : `Write ${attribute.toLowerCase()}`
  }
  const remedy = remedies.get(attribute.toLowerCase())
  if (remedy) return remedy
  const question = suggestName(name, getAttributeNames(element), 'attributes')
  return question.startsWith('Did you mean')
    ? question
    : 'Remove it. lib/galley/markup/elements.ts lists the allowed attributes.'
}

function findReason(element: string, name: string, value: string): Omit<Fault, 'place'> | undefined {
  switch (findValueFault(element, name, value)) {
    case 'id':
      return {
        reason: `The id "${value}" is reserved for the page and its scripts.`,
        note: 'Choose another one that begins with a letter, such as id="the-example"',
      }
    case 'elsewhere':
      return {
        reason: `The attribute "${name}" of <${element}> refers to something outside the page.`,
        note: `Refer to a part of the same drawing, such as ${/href$/i.test(name) ? '#part' : 'url(#part)'}`,
      }
    // Addresses are checked by link-unsafe, link-malformed and image-address.
    default:
      return undefined
  }
}

import { type Fault, suggestName } from '../../core/diagnostics'
import { findValueFault, isAllowedAttribute, toAttributeName } from '../../markup/attributes'
import { getAttributeNames, isAllowedElement } from '../../markup/elements'
import { getAttributes, getElements, isComponent } from '../elements'
import type { Rule } from '../rule'

export const attributeForbidden: Rule = {
  id: 'attribute-forbidden',
  reason:
    'A post runs and fetches nothing by itself, covers nothing of its page and speaks for nothing but its author.',
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
  reason: `<${element}> cannot have ${name} in a post.`,
  note,
  place,
})

const handlerNote = 'A post runs no code: leave it out, or ask for a component of components/mdx.'
const tellsNote = 'Leave it out: it tells others what readers follow.'

/** What to write in place of an attribute, by its name in HTML. */
const remedies = new Map([
  ['style', 'Leave it out; styles for all posts are in components/styles/prose.css.'],
  ['srcdoc', 'A post holds no pages within it: leave it out.'],
  ['ping', tellsNote],
  ['attributionsrc', tellsNote],
  ['name', 'Leave it out, or write id="…" for a place that links lead to.'],
  ...['children', 'dangerouslysetinnerhtml', 'innerhtml', 'ref', 'is'].map(
    (name) => [name, 'Leave it out, and write what the element holds between its tags.'] as const,
  ),
])

function findRemedy(element: string, name: string): string {
  const attribute = toAttributeName(element, name)
  if (/^on/i.test(attribute)) return handlerNote
  if (/^data-/i.test(attribute)) {
    return attribute === attribute.toLowerCase()
      ? 'Leave it out, or give it another name: this one is kept for what the build makes.'
      : `Write ${attribute.toLowerCase()}.`
  }
  const remedy = remedies.get(attribute.toLowerCase())
  if (remedy) return remedy
  const question = suggestName(name, getAttributeNames(element), 'attributes')
  return question.startsWith('Did you mean')
    ? question
    : 'Leave it out: lib/galley/markup/elements.ts lists what it can have.'
}

function findReason(element: string, name: string, value: string): Omit<Fault, 'place'> | undefined {
  switch (findValueFault(element, name, value)) {
    case 'id':
      return {
        reason: `The id ${value} is kept for the page and its scripts.`,
        note: 'Write one that begins with a letter, such as id="the-example", and is not that of a part of the page.',
      }
    case 'elsewhere':
      return {
        reason: `${name} of <${element}> refers to something outside of the page.`,
        note: `Refer to a part of the same drawing, such as ${/href$/i.test(name) ? '#part' : 'url(#part)'}.`,
      }
    // Other rules say more of addresses: link-unsafe, link-malformed, image-address.
    default:
      return undefined
  }
}

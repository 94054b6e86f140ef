import { getAttributes, getElements, isComponent } from '../elements'
import type { Fault, Rule } from '../rule'

export const attributeForbidden: Rule = {
  id: 'attribute-forbidden',
  reason: 'Event handlers run code, and React ends the build at a style that is a text.',
  severity: 'error',
  check(entry) {
    return getElements(entry).flatMap((element): Fault[] =>
      getAttributes(element).flatMap(({ name, position }) => {
        const note = findNote(name, element.name)
        return note ? [{ reason: `<${element.name}> cannot have ${name} in a post.`, note, place: position }] : []
      }),
    )
  },
}

/** Names that React keeps to itself. */
const reserved = ['children', 'dangerouslySetInnerHTML', 'innerHTML', 'ref', 'is']

function findNote(name: string, element: string): string | undefined {
  if (/^on/i.test(name)) return 'A post runs no code: leave it out, or ask for a component of components/mdx.'
  if (isComponent(element)) return undefined
  if (name.toLowerCase() === 'srcdoc') return 'A post holds no pages within it: leave it out.'
  if (name.toLowerCase() === 'ping') return 'Leave it out: it tells others what readers follow.'
  if (name === 'style') return 'Leave it out; styles for all posts are in components/styles/prose.css.'
  if (reserved.includes(name)) return 'Leave it out, and write what the element holds between its tags.'
  return undefined
}

import { slug } from 'github-slugger'
import type { Nodes, Root } from 'hast'
import { slugify } from '../addresses/urls'
import { toSafeId } from '../markup/ids'
import { componentIds } from './components'
import { findElements } from './find'
import { readText } from './visible-text'

/** The names of headings. */
export const headingNames = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6']

/** Returns the ids in a tree, in document order: those of elements, and those that components are known to render. */
export function findIds(node: Nodes): string[] {
  const ids: string[] = []
  if (node.type === 'element' && node.properties.id) ids.push(String(node.properties.id))
  else if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') {
    for (const attribute of node.attributes) {
      if (attribute.type === 'mdxJsxAttribute' && attribute.name === 'id') ids.push(String(attribute.value))
    }
    for (const [name, id] of Object.entries(componentIds)) if (name === node.name) ids.push(id)
  }
  if ('children' in node) for (const child of node.children) ids.push(...findIds(child))
  return ids
}

/**
 * Adds an id to headings without one: GitHub's for the text, unless it could clash with scripts, or with another id of
 * the page.
 */
export function addIds(tree: Root): void {
  const taken = new Set(findIds(tree))
  const counts = new Map<string, number>()
  for (const { element } of findElements(tree, ...headingNames)) {
    if (element.properties.id) continue
    const id = createId(readText(element, { alt: true }))
    let count = counts.get(id) ?? 0
    let unique = count === 0 ? id : `${id}-${count}`
    while (taken.has(unique)) unique = `${id}-${++count}`
    counts.set(id, count)
    taken.add(unique)
    element.properties.id = unique
  }
}

function createId(text: string): string {
  const id = slug(spellSigns(text))
  // GitHub drops emoji and most signs, so that nothing is left of some texts.
  return /[\p{L}\p{N}]/u.test(id) ? toSafeId(id) : toSafeId(slugify(text)).replace(/-$/, '')
}

/** Spells out the signs that tell `C++` and `C#` from `C`, as the addresses of tags do. */
function spellSigns(text: string): string {
  return text.replace(/(?<=[\p{L}\p{N}])(?:\+\+|[+#](?![\p{L}\p{N}+#]))/gu, (signs, offset: number) => {
    const isLast = /^\p{P}*(?:\s|$)/u.test(text.slice(offset + signs.length))
    return ` ${slugify(signs)}${isLast ? '' : ' '}`
  })
}

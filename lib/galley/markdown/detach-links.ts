import type { Element, Root } from 'hast'
import { isSvg } from '../markup/elements'
import { listElements } from './find'

declare module 'vfile' {
  interface DataMap {
    /** The address of the page from which an excerpt is. */
    href: string
  }
}

/** Properties that name other elements by their ids, separated by spaces. */
const references = [
  'ariaLabelledBy',
  'ariaDescribedBy',
  'ariaDetails',
  'ariaControls',
  'ariaOwns',
  'headers',
  'itemRef',
]

/**
 * Prepares an excerpt for pages that show several, and not the rest: links to a part of its page, such as `#part`, lead to
 * the page at `href`. Ids are removed, unless something in the excerpt refers to them; those are made unique by `href`.
 */
export function detachLinks(tree: Root, href: string): void {
  const elements = listElements(tree)
  const ids = new Set(elements.flatMap(({ properties }) => (properties.id ? String(properties.id) : [])))
  const used = new Set<string>()
  const rename = (id: string): string => {
    used.add(id)
    return `${href.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '')}:${id}`
  }
  for (const element of elements) {
    if (isSvg(element.tagName)) renameParts(element, rename)
    else if (typeof element.properties.href === 'string' && element.properties.href.startsWith('#')) {
      element.properties.href = href + element.properties.href
    }
    for (const name of references) {
      const named = [element.properties[name] ?? []].flat().join(' ').split(' ')
      const present = named.filter((id) => ids.has(id)).map(rename)
      if (name in element.properties) element.properties[name] = present.length > 0 ? present : undefined
    }
  }
  for (const { properties } of elements) {
    if (!properties.id) continue
    const id = String(properties.id)
    properties.id = used.has(id) ? rename(id) : undefined
  }
}

/** Renames the parts of a drawing to which an element of it refers: `url(#a)`, `href="#a"`. */
function renameParts({ properties }: Element, rename: (id: string) => string): void {
  for (const [name, value] of Object.entries(properties)) {
    if (typeof value !== 'string') continue
    properties[name] = /href$/i.test(name)
      ? value.replace(/^#(.+)/, (_, id: string) => `#${rename(id)}`)
      : value.replace(/url\(\s*(["']?)#([^"')]+)\1\s*\)/gi, (_, _quote, id: string) => `url(#${rename(id)})`)
  }
}

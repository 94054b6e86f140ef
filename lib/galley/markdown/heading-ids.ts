import type { Element, Root } from 'hast'
import rehypeSlug from 'rehype-slug'
import { toSafeId } from '../markup/ids'
import { findElements } from './find'

const slug = rehypeSlug()

/** Gives each heading that has no id one made of its text; one that a script of the page could ask for gets a prefix. */
export function addIds(tree: Root): void {
  const headings = findElements(tree, 'h1', 'h2', 'h3', 'h4', 'h5', 'h6')
    .map(({ element }) => element)
    .filter(({ properties }: Element) => !properties.id)
  slug(tree)
  for (const { properties } of headings) properties.id = toSafeId(String(properties.id))
}

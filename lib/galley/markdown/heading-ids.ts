import type { Element, Root } from 'hast'
import rehypeSlug from 'rehype-slug'
import { toSafeId } from '../markup/ids'
import { findElements } from './find'

const slug = rehypeSlug()

/** Adds an id, derived from the text, to headings without one; ids that could clash with scripts get a prefix. */
export function addIds(tree: Root): void {
  const headings = findElements(tree, 'h1', 'h2', 'h3', 'h4', 'h5', 'h6')
    .map(({ element }) => element)
    .filter(({ properties }: Element) => !properties.id)
  slug(tree)
  for (const { properties } of headings) properties.id = toSafeId(String(properties.id))
}

import type { Root } from 'hast'
import { pageId } from '../markup/ids'
import { findElements } from './find'

/** The options of remark-rehype: the ids of notes and their marks begin as all ids of the page. */
export const footnotes = { clobberPrefix: pageId('') }

/** The id of the heading above the notes. */
export const footnotesId = pageId('footnotes')

/** Gives the heading of the footnotes, whose id is not an option of remark-rehype, an id of the page. */
export function rehypeFootnotes() {
  return (tree: Root): void => {
    const section = tree.children.find((node) => node.type === 'element' && node.properties.dataFootnotes)
    if (section?.type !== 'element') return
    for (const { element } of findElements(section, 'h2').slice(0, 1)) element.properties.id = footnotesId
    for (const { element } of findElements(tree, 'a')) {
      if (element.properties.dataFootnoteRef) element.properties.ariaDescribedBy = [footnotesId]
    }
  }
}

import type { Element, Root } from 'hast'
import { select } from 'hast-util-select'
import { toText } from 'hast-util-to-text'
import { SKIP, visit } from 'unist-util-visit'
import { printableLines } from '../../core/printable'

/**
 * What an element of a page says, as lines in which headings, list items, images, links and formulas are written much
 * as in Markdown. A line is a block or, where the block is long, a sentence of it.
 */
export function createLines(element: Element): string[] {
  const tree: Root = { type: 'root', children: [structuredClone(element)] }
  visit(tree, (node, index, parent) => {
    // Here, since the text of an element is without them.
    if (node.type === 'text') node.value = printableLines(node.value)
    if (node.type !== 'element' || !parent || index === undefined) return
    if (isFurniture(node)) {
      parent.children.splice(index, 1)
      return [SKIP, index]
    }
    describe(node)
  })
  const lines = toText(tree).split('\n')
  return lines.filter((line) => line.trim() !== '').flatMap(toSentences)
}

/** What a page has beside its text: ways to its own parts and to its source. */
function isFurniture({ properties }: Element): boolean {
  const names = Array.isArray(properties.className) ? properties.className : []
  return names.some((name) => ['anchor', 'toc', 'edit-link'].includes(String(name)))
}

/** Writes into an element what is seen of it but is no text. */
function describe(node: Element): void {
  const { tagName, properties, children } = node
  const add = (before: string, after = '') => {
    children.unshift({ type: 'text', value: before })
    children.push({ type: 'text', value: after })
  }
  if (/^h[1-6]$/.test(tagName)) add(`${'#'.repeat(Number(tagName[1]))} `)
  else if (tagName === 'li') add('- ')
  else if (tagName === 'a' && typeof properties.href === 'string') add('[', `](${properties.href})`)
  else if (tagName === 'img') {
    node.tagName = 'span'
    add(`![${String(properties.alt ?? '')}](${String(properties.src ?? '')})`)
  } else if (tagName === 'math') node.children = select('annotation', node)?.children ?? []
}

/** A long line by its sentences, so that a change stands out. */
function toSentences(line: string): string[] {
  if (line.length <= 120) return [line]
  return Array.from(sentences.segment(line), ({ segment }) => segment.trimEnd()).filter((sentence) => sentence !== '')
}

const sentences = new Intl.Segmenter('en', { granularity: 'sentence' })

import type { Element, Root } from 'hast'
import { select } from 'hast-util-select'
import { toText } from 'hast-util-to-text'
import { SKIP, visit } from 'unist-util-visit'
import { printableLines } from '../../core/printable'

/**
 * Returns the text of an element as lines, with headings, list items, images, links and formulas roughly as in Markdown.
 * A line is a block or, if the block is long, a sentence of it.
 */
export function createLines(element: Element): string[] {
  const tree: Root = { type: 'root', children: [structuredClone(element)] }
  visit(tree, (node, index, parent) => {
    // Before `toText`, which drops some of the invisible characters.
    if (node.type === 'text') node.value = printableLines(node.value)
    if (node.type !== 'element' || !parent || index === undefined) return
    if (isBoilerplate(node)) {
      parent.children.splice(index, 1)
      return [SKIP, index]
    }
    describe(node)
  })
  const lines = toText(tree).split('\n')
  return lines.filter((line) => line.trim() !== '').flatMap(toSentences)
}

/** Whether an element is not part of the text: heading anchors, the table of contents, the edit link. */
function isBoilerplate({ properties }: Element): boolean {
  const names = Array.isArray(properties.className) ? properties.className : []
  return names.some((name) => ['anchor', 'toc', 'edit-link'].includes(String(name)))
}

/** Adds text to an element for what readers see of it that is not text. */
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

/** Splits a long line into sentences, so that a change stands out. */
function toSentences(line: string): string[] {
  if (line.length <= 120) return [line]
  return Array.from(sentences.segment(line), ({ segment }) => segment.trimEnd()).filter((sentence) => sentence !== '')
}

const sentences = new Intl.Segmenter('en', { granularity: 'sentence' })

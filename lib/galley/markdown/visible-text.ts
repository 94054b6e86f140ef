import type { Element, Nodes } from 'hast'
import { isBlock } from '../markup/elements'

/** Elements whose text browsers do not show: TeX beside a formula, brackets around ruby, and fallbacks. */
const unseen = ['annotation', 'rp', 'audio', 'video', 'meter', 'progress', 'desc']

const isSeen = ({ tagName, properties }: Element): boolean =>
  !unseen.includes(tagName) && !properties.hidden && properties.dataFootnoteRef === undefined

type Options = {
  /** Whether the text of an image is its alt text; by default it has none. */
  alt?: boolean
  /** Returns whether to leave an element out. */
  skip?: (element: Element) => boolean
}

/**
 * Returns the text that readers see, on one line: words of different lines, blocks and cells are apart, and the numbers
 * of footnotes are left out.
 */
export function readText(node: Nodes, options: Options = {}): string {
  return collect(node, options)
    .replace(/\s*\n\s*/g, ' ')
    .trim()
}

function collect(node: Nodes, options: Options): string {
  if (node.type === 'text') return node.value
  if (!('children' in node)) return ''
  const text = node.children.map((child) => collect(child, options)).join('')
  if (node.type !== 'element') return text
  if (!isSeen(node) || options.skip?.(node)) return ''
  if (node.tagName === 'img') return options.alt ? String(node.properties.alt ?? '') : ''
  return node.tagName === 'br' || isBlock(node.tagName) ? `\n${text}\n` : text
}

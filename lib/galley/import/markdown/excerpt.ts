import type { Root, RootContent } from 'mdast'
import { createFlowComment } from './html'
import { getLine } from './places'

/** The comment that stands where the excerpt ends, until the tree has its marker. */
const mark = 'galley: the excerpt ends here'

/** The text with a comment in the place of the separator where Jekyll ends the excerpt: at its first occurrence. */
export function markExcerpt(body: string, separator: string): string {
  // An empty line is Jekyll's default: the first block, found in the tree.
  if (separator.trim() === '' || !body.includes(separator)) return body
  const at = body.indexOf(separator)
  return `${body.slice(0, at)}<!--${mark}-->${'\n'.repeat(separator.split('\n').length - 1)}${body.slice(at + separator.length)}`
}

/**
 * Ends the excerpt with `{/* more *\/}` where Jekyll did: at the separator, or behind the first block. Tells of one
 * within a block, behind which the marker comes to stand.
 */
export function convertExcerpt(tree: Root, separator: string, notify: (text: string, line: number) => void): void {
  const at = tree.children.findIndex((block) => holdsMark(block))
  const block = tree.children[at]
  if (block?.type === 'paragraph' && block.children.some((node) => node.type === 'mdxTextExpression')) {
    const inside = block.children.findIndex((node) => holdsMark(node))
    const rest = block.children.slice(inside + 1)
    const isEnd = rest.every((node) => node.type === 'text' && node.value.trim() === '')
    block.children = block.children.slice(0, inside)
    const last = block.children.at(-1)
    if (last?.type === 'text') last.value = last.value.trimEnd()
    if (!isEnd) notify('The excerpt ended within a paragraph, which is now two.', getLine(block))
    const [first] = rest
    if (first?.type === 'text') first.value = first.value.trimStart()
    tree.children.splice(at + 1, 0, createFlowComment('more'), ...(isEnd ? [] : [{ ...block, children: rest }]))
  } else if (block) {
    if (!isMark(block)) notify('The excerpt ended within a block, and ends behind it now.', getLine(block))
    removeMarks(block)
    tree.children.splice(isMark(block) ? at : at + 1, isMark(block) ? 1 : 0, createFlowComment('more'))
    if (at === 0 && isMark(block)) tree.children.shift()
  } else {
    const shown = tree.children.filter(({ type }) => !/definition$|^mdxFlowExpression$/i.test(type))
    const [first, ...others] = shown
    if (!first || others.length === 0) return
    // Without a separator in the text, Jekyll takes all of it; an empty line is there always.
    const last = separator.trim() === '' ? first : shown.at(-1)
    const isUsual = last === first && first.type === 'paragraph'
    if (last && !isUsual) tree.children.splice(tree.children.indexOf(last) + 1, 0, createFlowComment('more'))
  }
}

type Node = RootContent | Root

function isMark(node: Node): boolean {
  return (node.type === 'mdxFlowExpression' || node.type === 'mdxTextExpression') && node.value.includes(mark)
}

function holdsMark(node: Node): boolean {
  return isMark(node) || ('children' in node && node.children.some((child) => holdsMark(child)))
}

function removeMarks(node: Node): void {
  if (!('children' in node)) return
  Object.assign(node, { children: node.children.filter((child) => !isMark(child)) })
  for (const child of node.children) removeMarks(child)
}

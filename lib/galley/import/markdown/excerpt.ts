import type { Root, RootContent } from 'mdast'
import { createFlowComment } from './html'
import { getLine } from './places'

/** The comment that marks the end of the excerpt while parsing. */
const mark = 'galley: the excerpt ends here'

/** Replaces the first separator, where Jekyll ends the excerpt, with a comment. */
export function markExcerpt(body: string, separator: string): string {
  // By default, the separator is an empty line; `convertExcerpt` finds the first block.
  if (separator.trim() === '' || !body.includes(separator)) return body
  const at = body.indexOf(separator)
  return `${body.slice(0, at)}<!--${mark}-->${'\n'.repeat(separator.split('\n').length - 1)}${body.slice(at + separator.length)}`
}

/**
 * Ends the excerpt with `{/* more *\/}` where Jekyll did: at the separator, or after the first block. Reports a separator
 * within a block, after which the marker is put.
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
    if (!isEnd) notify('The excerpt ended within a paragraph, which is split in two.', getLine(block))
    const [first] = rest
    if (first?.type === 'text') first.value = first.value.trimStart()
    tree.children.splice(at + 1, 0, createFlowComment('more'), ...(isEnd ? [] : [{ ...block, children: rest }]))
  } else if (block) {
    if (!isMark(block)) notify('The excerpt ended within a block, and now ends after it.', getLine(block))
    removeMarks(block)
    tree.children.splice(isMark(block) ? at : at + 1, isMark(block) ? 1 : 0, createFlowComment('more'))
    if (at === 0 && isMark(block)) tree.children.shift()
  } else {
    const shown = tree.children.filter(({ type }) => !/definition$|^mdxFlowExpression$/i.test(type))
    const [first, ...others] = shown
    if (!first || others.length === 0) return
    // Without the separator, the whole text is Jekyll's excerpt; an empty line is always found.
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

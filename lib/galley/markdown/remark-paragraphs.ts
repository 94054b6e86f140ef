import type { Paragraph, PhrasingContent, Root, RootContent } from 'mdast'
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx'
import { isBlock, isPhrase } from '../markup/elements'
import { findNodes } from './find'
import { isComment } from './syntax'

/**
 * Makes paragraphs as HTML allows them. MDX makes one of any lines of text, within elements too: here, an element that
 * cannot be in a paragraph, such as `<summary>`, ends it, and the text of an element that cannot contain one, such as
 * `<h2>`, is none. A `<p>` with blocks in it is a `<div>`.
 */
export function remarkParagraphs() {
  return (tree: Root): void => {
    for (const type of ['mdxJsxFlowElement', 'mdxJsxTextElement'] as const) {
      for (const { node } of findNodes(tree, type)) if (node.name && isPhrase(node.name)) unwrap(node)
    }
    for (const { node, parent } of findNodes(tree, 'paragraph')) {
      if (node.children.some(isBlockNode)) parent.children.splice(parent.children.indexOf(node), 1, ...split(node))
    }
  }
}

function unwrap(element: MdxJsxFlowElement | MdxJsxTextElement): void {
  const [paragraph] = element.children
  if (paragraph?.type === 'paragraph' && element.children.length === 1) {
    Object.assign(element, { children: paragraph.children })
  }
  if (element.name === 'p' && [...element.children].some(isBlockNode)) element.name = 'div'
}

function split(paragraph: Paragraph): RootContent[] {
  const parts: RootContent[] = []
  let text: PhrasingContent[] = []
  const endParagraph = (): void => {
    if (text.some(isVisible)) {
      parts.push({ ...paragraph, children: trim(text) })
    }
    text = []
  }
  for (const node of paragraph.children) {
    if (isBlockNode(node)) {
      endParagraph()
      parts.push(node)
    } else text.push(node)
  }
  endParagraph()
  return parts
}

const isVisible = (node: PhrasingContent): boolean =>
  node.type === 'text' ? node.value.trim() !== '' : node.type !== 'mdxTextExpression' || !isComment(node.value)

/** The types of blocks in Markdown. */
const blockTypes = ['paragraph', 'heading', 'list', 'blockquote', 'code', 'table', 'math', 'thematicBreak']

const isBlockNode = (node: RootContent): boolean =>
  blockTypes.includes(node.type) || ('name' in node && node.name !== null && isBlock(node.name))

/** Returns the nodes of a paragraph without white space at its ends. */
function trim(nodes: PhrasingContent[]): PhrasingContent[] {
  const last = nodes.length - 1
  return nodes
    .map((node, index) => {
      if (node.type !== 'text') return node
      const value = index === 0 ? node.value.trimStart() : node.value
      return { ...node, value: index === last ? value.trimEnd() : value }
    })
    .filter((node) => node.type !== 'text' || node.value !== '')
}

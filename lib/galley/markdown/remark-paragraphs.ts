import type { Paragraph, PhrasingContent, Root, RootContent } from 'mdast'
import type { MdxJsxFlowElement } from 'mdast-util-mdx-jsx'
import { isBlock, isPhrase } from '../markup/elements'
import { findNodes } from './find'

/**
 * Makes paragraphs as HTML allows them. MDX makes one of any lines of text, within elements too: here, an element that
 * cannot be in a paragraph, such as `<summary>`, ends it, and the text of an element that cannot contain one, such as
 * `<h2>`, is none.
 */
export function remarkParagraphs() {
  return (tree: Root): void => {
    for (const { node } of findNodes(tree, 'mdxJsxFlowElement')) if (node.name && isPhrase(node.name)) unwrap(node)
    for (const { node, parent } of findNodes(tree, 'paragraph')) {
      if (node.children.some(isBlockNode)) parent.children.splice(parent.children.indexOf(node), 1, ...split(node))
    }
  }
}

function unwrap(element: MdxJsxFlowElement): void {
  const [paragraph] = element.children
  if (paragraph?.type === 'paragraph' && element.children.length === 1) {
    Object.assign(element, { children: paragraph.children })
  } else if (element.name === 'p' && element.children.some(({ type }) => type === 'paragraph')) {
    element.name = 'div'
  }
}

function split(paragraph: Paragraph): RootContent[] {
  const parts: RootContent[] = []
  let text: PhrasingContent[] = []
  const endParagraph = (): void => {
    if (text.some((node) => node.type !== 'text' || node.value.trim() !== '')) {
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

const isBlockNode = (node: PhrasingContent): boolean =>
  node.type === 'mdxJsxTextElement' && node.name !== null && isBlock(node.name)

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

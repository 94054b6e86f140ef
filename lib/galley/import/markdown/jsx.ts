import type { BlockContent, DefinitionContent, Paragraph, PhrasingContent } from 'mdast'
import type { MdxJsxAttribute, MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx'

/** The attributes of an element, as JSX names them. */
export type Attributes = Record<string, string | null>

/** An element that holds blocks. */
export function createFlow(
  name: string,
  attributes: Attributes,
  children: (BlockContent | DefinitionContent)[],
): MdxJsxFlowElement {
  return { type: 'mdxJsxFlowElement', name, attributes: toAttributes(attributes), children }
}

/** An element that holds text. */
export function createText(name: string, attributes: Attributes, children: PhrasingContent[]): MdxJsxTextElement {
  return { type: 'mdxJsxTextElement', name, attributes: toAttributes(attributes), children }
}

/** An element on a line of its own that holds text: as a block of its own, it would put that into a paragraph. */
export function createLine(name: string, attributes: Attributes, children: PhrasingContent[]): Paragraph {
  return { type: 'paragraph', children: [createText(name, attributes, children)] }
}

/** The inside of a comment in braces. */
export function createComment(text: string): string {
  return `/* ${text.trim().replaceAll('*/', '* /')} */`
}

function toAttributes(attributes: Attributes): MdxJsxAttribute[] {
  return Object.entries(attributes).map(([name, value]) => ({ type: 'mdxJsxAttribute', name, value }))
}

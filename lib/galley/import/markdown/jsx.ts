import type { BlockContent, DefinitionContent, Paragraph, PhrasingContent } from 'mdast'
import type { MdxJsxAttribute, MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx'

/** The attributes of an element, by their names in JSX. */
export type Attributes = Record<string, string | null>

/** Returns an element that contains blocks. */
export function createFlow(
  name: string,
  attributes: Attributes,
  children: (BlockContent | DefinitionContent)[],
): MdxJsxFlowElement {
  return { type: 'mdxJsxFlowElement', name, attributes: toAttributes(attributes), children }
}

/** Returns an element that contains inline nodes. */
export function createText(name: string, attributes: Attributes, children: PhrasingContent[]): MdxJsxTextElement {
  return { type: 'mdxJsxTextElement', name, attributes: toAttributes(attributes), children }
}

/** Returns an element on its own line that contains inline nodes. As a flow element, it would wrap them in a paragraph. */
export function createLine(name: string, attributes: Attributes, children: PhrasingContent[]): Paragraph {
  return { type: 'paragraph', children: [createText(name, attributes, children)] }
}

/** Returns the content of a comment in braces. */
export function createComment(text: string): string {
  return `/* ${text.trim().replaceAll('*/', '* /')} */`
}

function toAttributes(attributes: Attributes): MdxJsxAttribute[] {
  return Object.entries(attributes).map(([name, value]) => ({ type: 'mdxJsxAttribute', name, value }))
}

import type { Element, Parents, Root, RootContent } from 'hast'
import { h, s } from 'hastscript'
import type { MdxJsxFlowElementHast, MdxJsxTextElementHast } from 'mdast-util-mdx-jsx'
import { find, html, svg } from 'property-information'
import { findValueFault, isAllowedAttribute, toAttributeName } from '../markup/attributes'
import { isAllowedElement, isSvg } from '../markup/elements'
import { parseLiteral } from './remark-code'

type Jsx = MdxJsxFlowElementHast | MdxJsxTextElementHast

/**
 * Turns the HTML and SVG that an author wrote into elements like those of Markdown, so that all later plugins apply to
 * both. Leaves components, computed attributes, and what posts may not contain, on which rehypeAllowed fails.
 */
export function rehypeElements() {
  return (tree: Root): void => convertAll(tree)
}

function convertAll(parent: Parents): void {
  for (const [index, node] of parent.children.entries()) {
    if (isJsx(node)) parent.children[index] = convert(node) ?? node
    if ('children' in node) convertAll(node)
  }
}

const isJsx = (node: RootContent): node is Jsx => node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement'

function convert({ name, attributes, children, position }: Jsx): Element | undefined {
  if (name === null || !isAllowedElement(name)) return undefined
  const properties: Record<string, string | number | boolean> = {}
  for (const attribute of attributes) {
    if (attribute.type !== 'mdxJsxAttribute') return undefined
    const value = parseLiteral(attribute.value)
    if (value === undefined || !isAllowedAttribute(name, attribute.name)) return undefined
    if (findValueFault(name, attribute.name, String(value))) return undefined
    const attributeName = toAttributeName(name, attribute.name)
    const { boolean, overloadedBoolean } = find(isSvg(name) ? svg : html, attributeName)
    properties[attributeName] = boolean || overloadedBoolean ? value : String(value)
  }
  const element = isSvg(name) ? s(name, properties) : h(name, properties)
  // The same array, whose nodes are still to be converted.
  return { ...element, children, position }
}

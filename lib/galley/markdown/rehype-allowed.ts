import type { Element, Nodes, Root } from 'hast'
import type { MdxJsxFlowElementHast, MdxJsxTextElementHast } from 'mdast-util-mdx-jsx'
import { find, html } from 'property-information'
import type { VFile } from 'vfile'
import { findValueFault, isAllowedAttribute } from '../markup/attributes'
import { isAllowedElement, type Origin } from '../markup/elements'

/**
 * Ends with a message at the first element or attribute that no page may hold. The check has refused those of authors
 * before, with more words; this holds whatever the check or a plugin has missed. Where posts may hold code, what that
 * computes is trusted, and what is written out is not.
 */
export function rehypeAllowed() {
  return (tree: Root, file: VFile): void => {
    // What a plugin has found fault with ends the compilation, with its message.
    if (file.messages.length > 0) return
    for (const node of tree.children) judge(node, file)
  }
}

function judge(node: Nodes, file: VFile): void {
  if (node.type === 'element') judgeElement(node, file)
  else if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') judgeJsx(node, file)
  else if (node.type === 'raw' || node.type === 'doctype') file.fail('A page cannot hold raw HTML.', node.position)
  if ('children' in node) for (const child of node.children) judge(child, file)
}

/** An element that a plugin has made: of Markdown, or around it. */
function judgeElement({ tagName, properties, position }: Element, file: VFile): void {
  if (!isAllowedElement(tagName, 'engine')) file.fail(`A page cannot hold <${tagName}>.`, position)
  for (const [property, value] of Object.entries(properties)) {
    const name = find(html, property).attribute
    judgeAttribute(tagName, name, [value].flat().join(' '), 'engine', position, file)
  }
}

function judgeJsx({ name, attributes, position }: MdxJsxFlowElementHast | MdxJsxTextElementHast, file: VFile): void {
  // Components are the owner's: they get what they ask for.
  if (name === null || !/^[a-z]/.test(name) || name.includes('.')) return
  if (!isAllowedElement(name)) file.fail(`A post cannot hold <${name}>.`, position)
  for (const attribute of attributes) {
    if (attribute.type !== 'mdxJsxAttribute') continue
    const value = typeof attribute.value === 'string' ? attribute.value : undefined
    judgeAttribute(name, attribute.name, value, 'author', attribute.position ?? position, file)
  }
}

function judgeAttribute(
  element: string,
  name: string,
  value: string | undefined,
  origin: Origin,
  place: Element['position'],
  file: VFile,
): void {
  if (!isAllowedAttribute(element, name, origin)) file.fail(`<${element}> cannot have ${name} in a post.`, place)
  if (value !== undefined && findValueFault(element, name, value, origin)) {
    file.fail(`<${element}> cannot have ${name}="${value}" in a post.`, place)
  }
}

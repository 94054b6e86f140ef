import type { Element, Nodes, Root } from 'hast'
import type { MdxJsxFlowElementHast, MdxJsxTextElementHast } from 'mdast-util-mdx-jsx'
import { find, html } from 'property-information'
import type { VFile } from 'vfile'
import { findValueFault, isAllowedAttribute } from '../markup/attributes'
import { isAllowedElement, type Origin } from '../markup/elements'

/**
 * Fails on the first element or attribute that pages may not contain. The check reports those of authors in more
 * detail; this catches what the check or a plugin missed. Where posts may contain code, computed elements are trusted,
 * literal ones are not.
 */
export function rehypeAllowed() {
  return (tree: Root, file: VFile): void => {
    // The message of another plugin already fails the compilation.
    if (file.messages.length > 0) return
    for (const node of tree.children) validate(node, file)
  }
}

function validate(node: Nodes, file: VFile): void {
  if (node.type === 'element') validateElement(node, file)
  else if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') validateJsx(node, file)
  else if (node.type === 'raw' || node.type === 'doctype') file.fail('Pages cannot contain raw HTML.', node.position)
  if ('children' in node) for (const child of node.children) validate(child, file)
}

/** Validates an element from Markdown or from a plugin. */
function validateElement({ tagName, properties, position }: Element, file: VFile): void {
  if (!isAllowedElement(tagName, 'engine')) file.fail(`Pages cannot contain <${tagName}>.`, position)
  for (const [property, value] of Object.entries(properties)) {
    const name = find(html, property).attribute
    validateAttribute(tagName, name, [value].flat().join(' '), 'engine', position, file)
  }
}

function validateJsx({ name, attributes, position }: MdxJsxFlowElementHast | MdxJsxTextElementHast, file: VFile): void {
  // Components are the owner's, and may get any prop.
  if (name === null || !/^[a-z]/.test(name) || name.includes('.')) return
  if (!isAllowedElement(name)) file.fail(`Posts cannot contain <${name}>.`, position)
  for (const attribute of attributes) {
    if (attribute.type !== 'mdxJsxAttribute') continue
    const value = typeof attribute.value === 'string' ? attribute.value : undefined
    validateAttribute(name, attribute.name, value, 'author', attribute.position ?? position, file)
  }
}

function validateAttribute(
  element: string,
  name: string,
  value: string | undefined,
  origin: Origin,
  place: Element['position'],
  file: VFile,
): void {
  if (!isAllowedAttribute(element, name, origin)) {
    file.fail(`The attribute "${name}" is not allowed on <${element}>.`, place)
  }
  if (value !== undefined && findValueFault(element, name, value, origin)) {
    file.fail(`The attribute ${name}="${value}" is not allowed on <${element}>.`, place)
  }
}

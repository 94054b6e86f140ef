import type { Element, RootContent as HastContent, Properties } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { toString as toText } from 'hast-util-to-string'
import { htmlVoidElements } from 'html-void-elements'
import type { BlockContent, DefinitionContent, PhrasingContent } from 'mdast'
import type { MdxFlowExpression, MdxTextExpression } from 'mdast-util-mdx-expression'
import { find, hastToReact, html, svg } from 'property-information'
import { findElementRemedy } from '../../check/elements'
import { toHtml } from '../../html/serialize-html'
import { findValueFault, isAllowedAttribute } from '../../markup/attributes'
import { isAllowedElement } from '../../markup/elements'
import { type Attributes, createComment, createFlow, createLine, createText } from './jsx'

/** Reports HTML that cannot be kept. */
export type Tell = (text: string) => void

type Flow = BlockContent | DefinitionContent

/** Block elements, whose content kramdown does not parse. */
const blocks = new Set(
  'address article aside blockquote body caption center col colgroup dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr iframe legend li main menu nav ol p pre script section style summary table tbody td textarea tfoot th thead tr ul video audio'.split(
    ' ',
  ),
)

/** Whether an HTML element is a block. */
export function isBlock(name: string): boolean {
  return blocks.has(name)
}

/** Parses an HTML fragment, with the positions of opening and closing tags. */
export function parseHtml(text: string): HastContent[] {
  return fromHtml(text, { fragment: true, verbose: true }).children.filter((node) => node.type !== 'doctype')
}

/** Converts HTML to blocks of a post: to Markdown where it is equivalent, or else to JSX. */
export function toFlow(nodes: HastContent[], tell: Tell): Flow[] {
  const flow: Flow[] = []
  let text: HastContent[] = []
  const close = () => {
    const children = trim(toPhrasing(text, tell))
    if (children.length > 0) flow.push({ type: 'paragraph', children })
    text = []
  }
  for (const node of nodes) {
    if (node.type === 'comment') {
      close()
      flow.push(createFlowComment(node.value))
    } else if (node.type === 'element' && isBlock(node.tagName)) {
      close()
      flow.push(...toBlock(node, tell))
    } else text.push(node)
  }
  close()
  return flow
}

/** Returns a comment between blocks. */
export function createFlowComment(text: string): MdxFlowExpression {
  return { type: 'mdxFlowExpression', value: createComment(text) }
}

/** Returns an inline comment. */
export function createTextComment(text: string): MdxTextExpression {
  return { type: 'mdxTextExpression', value: createComment(text) }
}

function toBlock(element: Element, tell: Tell): Flow[] {
  const { tagName, children } = element
  if (!isAllowedElement(tagName)) return [createSource(element, tell)]
  if (tagName === 'pre') return [createCode(element, tell)]
  const attributes = toAttributes(element, tell)
  const isPlain = Object.keys(attributes).length === 0
  if (tagName === 'hr') return [{ type: 'thematicBreak' }]
  if (htmlVoidElements.includes(tagName)) return [createFlow(tagName, attributes, [])]
  const isOfText = !children.some((child) => child.type === 'element' && isBlock(child.tagName))
  if (!isOfText) return [createFlow(tagName, attributes, toFlow(children, tell))]
  const phrasing = trim(toPhrasing(children, tell))
  if (tagName === 'p' && isPlain) return phrasing.length > 0 ? [{ type: 'paragraph', children: phrasing }] : []
  return [createLine(tagName, attributes, phrasing)]
}

/** Converts HTML to inline nodes. */
function toPhrasing(nodes: HastContent[], tell: Tell): PhrasingContent[] {
  return nodes.flatMap((node): PhrasingContent[] => {
    if (node.type === 'text') return [{ type: 'text', value: node.value.replace(/\s+/g, ' ') }]
    if (node.type === 'comment') return [createTextComment(node.value)]
    if (node.type !== 'element') return []
    return [toInline(node, toPhrasing(node.children, tell), tell)]
  })
}

const plain = { em: 'emphasis', i: 'emphasis', strong: 'strong', b: 'strong', del: 'delete' } as const

/** Converts an inline element with the given children. */
export function toInline(element: Element, children: PhrasingContent[], tell: Tell): PhrasingContent {
  const { tagName, properties } = element
  if (tagName === 'img') return createImage(properties, tell)
  if (!isAllowedElement(tagName)) {
    tell(`<${tagName}> cannot be in a post: shown as code.`)
    return { type: 'inlineCode', value: toHtml(element) }
  }
  const attributes = toAttributes(element, tell)
  const names = Object.keys(attributes)
  if (tagName === 'code' && names.length === 0) return { type: 'inlineCode', value: toText(element) }
  const known = Object.entries(plain).find(([name]) => name === tagName)?.[1]
  if (known && names.length === 0) return { type: known, children }
  if (tagName === 'a' && typeof properties.href === 'string')
    return createLink(attributes, properties.href, children, tell)
  if (tagName === 'a' && attributes.name && !attributes.id) return createText('span', { id: attributes.name }, children)
  return createText(tagName, attributes, htmlVoidElements.includes(tagName) ? [] : children)
}

/** Returns a Markdown link, or `<a>` for an external link with other attributes. Reports attributes of internal links. */
export function createLink(
  attributes: Attributes,
  url: string,
  children: PhrasingContent[],
  tell: Tell,
): PhrasingContent {
  const { href: _, title, rel: _rel, ...others } = attributes
  const names = Object.keys(others)
  const isElsewhere = /^(?:https?:)?\/\//i.test(url)
  if (names.length > 0 && isElsewhere) return createText('a', { href: url, ...attributes }, children)
  if (names.length > 0) tell(`Removed ${names.join(', ')} from an internal link.`)
  return { type: 'link', url, title: title ?? null, children }
}

function createImage({ src, alt, title, ...others }: Properties, tell: Tell): PhrasingContent {
  const names = Object.keys(others)
  if (names.length > 0) tell(`Removed ${names.join(', ')} from an image: the build sets its size, loading and style.`)
  const write = (value: Properties[string]) => (typeof value === 'string' ? value : '')
  return { type: 'image', url: write(src), alt: write(alt), title: write(title) || null }
}

function createCode(element: Element, tell: Tell): Flow {
  const [code] = element.children.filter((child) => child.type === 'element')
  const [language] = [element, ...(code ? [code] : [])].flatMap(({ properties }) =>
    [properties.className].flat().flatMap((name) => /^lang(?:uage)?-(.+)$/.exec(String(name))?.[1] ?? []),
  )
  if (code && (code.tagName !== 'code' || code.children.some(({ type }) => type === 'element'))) {
    tell('Removed markup within <pre>; its text is kept.')
  }
  return { type: 'code', lang: language ?? null, value: toText(element).replace(/\n$/, '') }
}

function createSource(element: Element, tell: Tell): Flow {
  tell(`<${element.tagName}> cannot be in a post: shown as code. ${findElementRemedy(element.tagName) ?? ''}`.trim())
  return { type: 'code', lang: 'html', value: toHtml(element) }
}

/** Returns the attributes under React's names. Reports and omits those that a post cannot have. */
function toAttributes({ tagName, properties }: Element, tell: Tell): Attributes {
  const schema = tagName === 'svg' ? svg : html
  return Object.fromEntries(
    Object.entries(properties).flatMap(([property, value]) => {
      if (value === false || value === null || value === undefined) return []
      const info = find(schema, property)
      if (property === 'markdown') return []
      if (!isAllowedAttribute(tagName, info.attribute) || findValueFault(tagName, info.attribute, String(value))) {
        tell(`Removed ${info.attribute}, which <${tagName}> cannot have in a post.`)
        return []
      }
      const name =
        /^(?:data|aria)/.test(property) || !info.space ? info.attribute : (hastToReact[info.property] ?? info.property)
      return [
        [
          name,
          value === true ? null : Array.isArray(value) ? value.join(info.commaSeparated ? ', ' : ' ') : String(value),
        ],
      ]
    }),
  )
}

function trim(children: PhrasingContent[]): PhrasingContent[] {
  const [first] = children
  if (first?.type === 'text') first.value = first.value.trimStart()
  const last = children.at(-1)
  if (last?.type === 'text') last.value = last.value.trimEnd()
  return children.filter((node) => node.type !== 'text' || node.value !== '')
}

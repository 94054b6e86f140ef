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

/** Tells what of HTML cannot be kept. */
export type Tell = (text: string) => void

type Flow = BlockContent | DefinitionContent

/** Elements that stand for blocks: kramdown leaves what they hold alone. */
const blocks = new Set(
  'address article aside blockquote body caption center col colgroup dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr iframe legend li main menu nav ol p pre script section style summary table tbody td textarea tfoot th thead tr ul video audio'.split(
    ' ',
  ),
)

/** Whether an element of HTML is a block of its own. */
export function isBlock(name: string): boolean {
  return blocks.has(name)
}

/** The tree of a piece of HTML, in which an element knows where it ends. */
export function parseHtml(text: string): HastContent[] {
  return fromHtml(text, { fragment: true, verbose: true }).children.filter((node) => node.type !== 'doctype')
}

/** Blocks of a post from HTML: Markdown where it says the same, else JSX. */
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

/** A comment between blocks. */
export function createFlowComment(text: string): MdxFlowExpression {
  return { type: 'mdxFlowExpression', value: createComment(text) }
}

/** A comment within a line. */
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

/** What stands in a line, from HTML. */
function toPhrasing(nodes: HastContent[], tell: Tell): PhrasingContent[] {
  return nodes.flatMap((node): PhrasingContent[] => {
    if (node.type === 'text') return [{ type: 'text', value: node.value.replace(/\s+/g, ' ') }]
    if (node.type === 'comment') return [createTextComment(node.value)]
    if (node.type !== 'element') return []
    return [toInline(node, toPhrasing(node.children, tell), tell)]
  })
}

const plain = { em: 'emphasis', i: 'emphasis', strong: 'strong', b: 'strong', del: 'delete' } as const

/** An element of a line that holds these nodes. */
export function toInline(element: Element, children: PhrasingContent[], tell: Tell): PhrasingContent {
  const { tagName, properties } = element
  if (tagName === 'img') return createImage(properties, tell)
  if (!isAllowedElement(tagName)) {
    tell(`<${tagName}> cannot be in a post: it is shown as code.`)
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

/** A link in Markdown, whose address the site knows, unless it leads elsewhere and says more than that. */
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
  if (names.length > 0) tell(`A link within the site cannot have ${names.join(' or ')}: left out.`)
  return { type: 'link', url, title: title ?? null, children }
}

function createImage({ src, alt, title, ...others }: Properties, tell: Tell): PhrasingContent {
  const names = Object.keys(others)
  if (names.length > 0)
    tell(`The build sizes and loads an image, and styles it as all others: ${names.join(', ')} left out.`)
  const write = (value: Properties[string]) => (typeof value === 'string' ? value : '')
  return { type: 'image', url: write(src), alt: write(alt), title: write(title) || null }
}

function createCode(element: Element, tell: Tell): Flow {
  const [code] = element.children.filter((child) => child.type === 'element')
  const [language] = [element, ...(code ? [code] : [])].flatMap(({ properties }) =>
    [properties.className].flat().flatMap((name) => /^lang(?:uage)?-(.+)$/.exec(String(name))?.[1] ?? []),
  )
  if (code && (code.tagName !== 'code' || code.children.some(({ type }) => type === 'element'))) {
    tell('Marks within <pre> are left out; the text is kept.')
  }
  return { type: 'code', lang: language ?? null, value: toText(element).replace(/\n$/, '') }
}

function createSource(element: Element, tell: Tell): Flow {
  tell(
    `<${element.tagName}> cannot be in a post: it is shown as code. ${findElementRemedy(element.tagName) ?? ''}`.trim(),
  )
  return { type: 'code', lang: 'html', value: toHtml(element) }
}

/** The attributes as React names them; those that a post cannot have are left out. */
function toAttributes({ tagName, properties }: Element, tell: Tell): Attributes {
  const schema = tagName === 'svg' ? svg : html
  return Object.fromEntries(
    Object.entries(properties).flatMap(([property, value]) => {
      if (value === false || value === null || value === undefined) return []
      const info = find(schema, property)
      if (property === 'markdown') return []
      if (!isAllowedAttribute(tagName, info.attribute) || findValueFault(tagName, info.attribute, String(value))) {
        tell(`<${tagName}> cannot have ${info.attribute} in a post: left out.`)
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

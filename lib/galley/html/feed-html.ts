import { DomUtils, parseDocument } from 'htmlparser2'
import { escapeHtml, guardMarkup, restoreXml } from '../core/escape'
import { isSafeAddress } from '../core/schemes'

type Node = ReturnType<typeof parseDocument>['children'][number]
type Element = Extract<Node, { attribs: object }>

/**
 * Returns the HTML and the summary of a feed item from an exported post page. `permalink` is the page's absolute URL. The
 * HTML is in an element with the language and direction that it has on the page. Throws if the page has no element marked
 * `data-feed-content`.
 */
export function createFeedHtml(page: string, permalink: string): { html: string; summary: string } {
  const tree = parseDocument(page)
  const description = DomUtils.findOne(
    (node) => node.name === 'meta' && node.attribs.name === 'description',
    tree.children,
  )
  const [part] = findParts(tree.children)
  const language = ['lang', 'dir']
    .map((name) => ` ${name}="${escapeHtml(part ? getInherited(part, name) : '')}"`)
    .join('')
  const html = toHtml(getContent(tree.children, permalink)).trim()
  return { html: `<div${language}>${html}</div>`, summary: description?.attribs.content ?? '' }
}

/** Returns the value of an attribute of the nearest element that has it, from `element` outwards; '' if there is none. */
function getInherited(element: Element, name: string): string {
  const { parent, attribs } = element
  return attribs[name] ?? (parent && isElement(parent) ? getInherited(parent, name) : '')
}

/** Returns nodes as HTML, with `<` and `>` escaped in attributes too. Modifies the nodes. */
export function toHtml(nodes: Node[]): string {
  for (const { attribs } of DomUtils.find(isElement, nodes, true, Number.POSITIVE_INFINITY).filter(isElement)) {
    for (const [name, value] of Object.entries(attribs)) attribs[name] = guardMarkup(value)
  }
  return restoreXml(DomUtils.getOuterHTML(nodes, { encodeEntities: 'utf8', emptyAttrs: true }))
}

/**
 * Returns the content of a post page for use outside of the site: the parts marked `data-feed-content`, without
 * scripts, heading anchors and page-only attributes, with links in place of elements marked `data-feed-link` (islands,
 * embeds) and absolute URLs. Throws if there are no such parts. Modifies the page's nodes.
 */
export function getContent(page: Node[], permalink: string): Node[] {
  const parts = findParts(page)
  if (parts.length === 0) throw new Error(`${permalink} has no element marked data-feed-content.`)
  return parts.flatMap((part) => clean(part.children, permalink))
}

function findParts(nodes: Node[]): Element[] {
  return nodes.flatMap((node) => {
    if (!isElement(node)) return []
    return node.attribs['data-feed-content'] === undefined ? findParts(node.children) : [node]
  })
}

function clean(nodes: Node[], permalink: string): Node[] {
  return nodes.flatMap((node) => {
    if (!isElement(node)) return DomUtils.isText(node) ? [node] : []
    const replacement = replace(node)
    if (replacement) return clean(replacement, permalink)
    cleanAttributes(node, permalink)
    node.children = clean(node.children, permalink)
    return [node]
  })
}

function isElement(node: Node): node is Element {
  return DomUtils.isTag(node)
}

/**
 * Elements that feed readers cannot use: scripts, styles, elements whose text is not unescaped by parsers, and the sources
 * of formulas, which readers without MathML show as text.
 */
const dropped = [
  ...['script', 'template', 'button', 'style', 'link', 'meta', 'base', 'title', 'textarea', 'noscript', 'iframe'],
  ...['noembed', 'noframes', 'xmp', 'plaintext', 'object', 'embed'],
  ...['annotation', 'annotation-xml'],
]

/** Returns the nodes that replace an element in a feed; undefined to keep the element. */
function replace({ name, attribs, children }: Element): Node[] | undefined {
  // The `<img>` of a picture has the format that every feed reader supports.
  if (name === 'picture') return children.filter((child) => isElement(child) && child.name === 'img')
  if (dropped.includes(name)) return []
  if (attribs.class?.split(' ').includes('anchor')) return []
  const { 'data-feed-link': href, 'data-feed-label': label = '' } = attribs
  if (href === undefined) return undefined
  if (!isSafeAddress(href)) throw new Error(`A feed cannot link to "${href}". Write the address of a page.`)
  return parseDocument(`<p><a href="${escapeHtml(href)}">${escapeHtml(label)}</a></p>`).children
}

const addresses = ['href', 'src', 'cite', 'poster', 'xlink:href']

function cleanAttributes({ attribs }: Element, permalink: string): void {
  for (const name of addresses) {
    const address = attribs[name]
    if (address === undefined) continue
    if (isSafeAddress(address)) attribs[name] = new URL(address, permalink).href
    else delete attribs[name]
  }
  for (const name of Object.keys(attribs)) {
    if (/^(?:on|data-|srcset$|sizes$|tabindex$|loading$|fetchpriority$|decoding$|style$)/.test(name))
      delete attribs[name]
  }
}

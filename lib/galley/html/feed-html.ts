import { DomUtils, parseDocument } from 'htmlparser2'
import { escapeHtml, guardMarkup, restoreXml } from '../core/escape'
import { isSafeAddress } from '../core/schemes'

type Node = ReturnType<typeof parseDocument>['children'][number]
type Element = Extract<Node, { attribs: object }>

/**
 * What a feed shows of an exported post page: its content as HTML, and its description. `permalink` is the full address
 * of the page. Throws if the page holds no content.
 */
export function createFeedHtml(page: string, permalink: string): { html: string; summary: string } {
  const tree = parseDocument(page)
  const description = DomUtils.findOne(
    (node) => node.name === 'meta' && node.attribs.name === 'description',
    tree.children,
  )
  return { html: toHtml(getContent(tree.children, permalink)).trim(), summary: description?.attribs.content ?? '' }
}

/** Writes nodes as HTML in which no attribute holds a `<` or `>` that is not escaped; changes the nodes. */
export function toHtml(nodes: Node[]): string {
  for (const { attribs } of DomUtils.find(isElement, nodes, true, Number.POSITIVE_INFINITY).filter(isElement)) {
    for (const [name, value] of Object.entries(attribs)) attribs[name] = guardMarkup(value)
  }
  return restoreXml(DomUtils.getOuterHTML(nodes, { encodeEntities: 'utf8', emptyAttrs: true }))
}

/**
 * The content of a post page as it can stand anywhere: the parts marked `data-feed-content`, without scripts, heading
 * anchors and page-only attributes, with a link in place of what is marked `data-feed-link` (an island, an embed), and
 * every address absolute. Takes the parts from the page's nodes.
 */
export function getContent(page: Node[], permalink: string): Node[] {
  const parts = findOutermost(page, ({ attribs }) => attribs['data-feed-content'] !== undefined)
  if (parts.length === 0) throw new Error(`${permalink} holds nothing marked data-feed-content.`)
  return parts.flatMap((part) => clean(part.children, permalink))
}

function findOutermost(nodes: Node[], isWanted: (node: Element) => boolean): Element[] {
  return nodes.flatMap((node) => {
    if (!isElement(node)) return []
    return isWanted(node) ? [node] : findOutermost(node.children, isWanted)
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

/** What a feed reader has no use for: scripts and styles, and whatever holds text that its parser does not unescape. */
const dropped = [
  ...['script', 'template', 'button', 'style', 'link', 'meta', 'base', 'title', 'textarea', 'noscript', 'iframe'],
  ...['noembed', 'noframes', 'xmp', 'plaintext', 'object', 'embed'],
]

/** What stands in a feed in the place of an element, or undefined if it stays. */
function replace({ name, attribs, children }: Element): Node[] | undefined {
  // A picture is its image, in the format that every reader knows.
  if (name === 'picture') return children.filter((child) => isElement(child) && child.name === 'img')
  if (dropped.includes(name)) return []
  if (attribs.class?.split(' ').includes('anchor')) return []
  const { 'data-feed-link': href, 'data-feed-label': label = '' } = attribs
  if (href === undefined) return undefined
  if (!isSafeAddress(href)) throw new Error(`A feed cannot link to ${href}: write the address of a page.`)
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

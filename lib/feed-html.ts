import type { Element, ElementContent, Root } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { select } from 'hast-util-select'
import { toHtml } from 'hast-util-to-html'
import { h } from 'hastscript'
import { SKIP, visit } from 'unist-util-visit'

/**
 * What a feed shows of an exported post page: its content as HTML, and its description. `permalink` is the full address
 * of the page. Throws if the page holds no content.
 */
export function createFeedHtml(page: string, permalink: string): { html: string; summary: string } {
  const tree = fromHtml(page)
  const content = getContent(tree, permalink)
  const description = select('meta[name=description]', tree)?.properties.content
  return { html: toHtml(content).trim(), summary: typeof description === 'string' ? description : '' }
}

/**
 * The content of a post page as it can stand anywhere: the parts marked `data-feed-content`, without scripts, heading
 * anchors and page-only attributes, with a link in place of what is marked `data-feed-link` (an island, an embed), and
 * every address absolute. Takes the parts from `tree`.
 */
export function getContent(tree: Root, permalink: string): Root {
  const parts: Element[] = []
  visit(tree, 'element', (node) => {
    if (node.properties.dataFeedContent === undefined) return
    parts.push(node)
    return SKIP
  })
  if (parts.length === 0) throw new Error(`${permalink} holds nothing marked data-feed-content.`)
  const content: Root = { type: 'root', children: parts.flatMap((part) => part.children) }
  visit(content, (node, index, parent) => {
    if (!parent || index === undefined) return
    if (node.type === 'comment') {
      parent.children.splice(index, 1)
      return [SKIP, index]
    }
    if (node.type !== 'element') return
    const replacement = replace(node)
    if (replacement) {
      parent.children.splice(index, 1, ...replacement)
      return [SKIP, index]
    }
    cleanAttributes(node, permalink)
  })
  return content
}

/** What stands in a feed in the place of an element, or undefined if it stays. */
function replace({ tagName, properties, children }: Element): ElementContent[] | undefined {
  // A picture is its image, in the format that every reader knows.
  if (tagName === 'picture') return children.filter((child) => child.type === 'element' && child.tagName === 'img')
  if (['script', 'template', 'button'].includes(tagName)) return []
  if (Array.isArray(properties.className) && properties.className.includes('anchor')) return []
  const { dataFeedLink, dataFeedLabel } = properties
  if (typeof dataFeedLink !== 'string') return undefined
  return [h('p', [h('a', { href: dataFeedLink }, String(dataFeedLabel))])]
}

const addresses = ['href', 'src', 'cite', 'poster']

function cleanAttributes({ properties }: Element, permalink: string): void {
  for (const name of addresses) {
    const address = properties[name]
    if (typeof address === 'string') properties[name] = new URL(address, permalink).href
  }
  for (const name of Object.keys(properties)) {
    if (/^(?:on|data[A-Z]|srcSet$|sizes$|tabIndex$|loading$|fetchPriority$|decoding$|style$)/.test(name))
      delete properties[name]
  }
}

import type { Nodes, Properties, RootContent } from 'hast'
import { toHtml as serialize } from 'hast-util-to-html'
import { guardMarkup, restoreXml } from '../core/escape'

/**
 * Returns nodes as HTML, with `<` and `>` escaped in attributes too. HTML allows both there, but a raw-text element,
 * such as `<xmp>`, ends at its end tag even inside an attribute.
 */
export function toHtml(nodes: Nodes | RootContent[], options?: Parameters<typeof serialize>[1]): string {
  return restoreXml(serialize(Array.isArray(nodes) ? nodes.map(guard) : guard(nodes), options))
}

function guard<Node extends Nodes>(node: Node): Node {
  if (node.type === 'element') {
    return { ...node, properties: guardProperties(node.properties), children: node.children.map(guard) }
  }
  return 'children' in node ? { ...node, children: node.children.map(guard) } : node
}

function guardProperties(properties: Properties): Properties {
  const guarded: Properties = {}
  for (const [name, value] of Object.entries(properties)) {
    guarded[name] = typeof value === 'string' ? guardMarkup(value) : Array.isArray(value) ? value.map(guardItem) : value
  }
  return guarded
}

const guardItem = (item: string | number) => (typeof item === 'string' ? guardMarkup(item) : item)

import type { Definition, Image, Link } from 'mdast'
import type { MdxJsxAttribute } from 'mdast-util-mdx-jsx'
import type { Position } from 'unist'
import type { VFile } from 'vfile'
import { getPlace, getText } from '../core/places'

/** Returns the position of the address within a link; for an autolink, that of the whole link. */
export function getDestination(file: VFile, node: Link | Image | Definition): Position | undefined {
  const { position } = node
  if (!position) {
    // Links that are detected in plain text have no position.
    const from = String(file).indexOf(node.url)
    return from === -1 ? undefined : getPlace(file, from, from + node.url.length)
  }
  const source = getText(file, position)
  const start = position.start.offset ?? 0
  const textEnd = 'children' in node ? (node.children.at(-1)?.position?.end.offset ?? start) - start : 0
  const separator = node.type === 'definition' ? ']:' : ']('
  const from = source.indexOf(separator, textEnd)
  const [lead, destination] = /^..[\s>]*(<[^>]*>|[^\s]*[^\s)])?/.exec(source.slice(from)) ?? []
  if (!source.startsWith('[') && !source.startsWith('!')) return position
  if (from === -1 || lead === undefined || !destination) return position
  const end = start + from + lead.length
  return getPlace(file, end - destination.length, end)
}

/** Returns the position of an attribute's value without its quotes; that of the attribute if it has no value. */
export function getValuePlace(file: VFile, { name, position }: MdxJsxAttribute): Position | undefined {
  const [start, end] = [position?.start.offset, position?.end.offset]
  if (start === undefined || end === undefined) return undefined
  const value = /^\s*=\s*["']?/.exec(getText(file, position).slice(name.length))
  return value ? getPlace(file, start + name.length + value[0].length, end - 1) : position
}

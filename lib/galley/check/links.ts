import type { Definition, Image, Link } from 'mdast'
import type { MdxJsxAttribute } from 'mdast-util-mdx-jsx'
import type { Position } from 'unist'
import { site } from '../../site'
import { getPlace, getText } from '../core/places'
import { readAddress } from '../core/schemes'
import { isAllowedElement } from '../markup/elements'
import { getAttributes, getElements } from './elements'
import { type Entry, getNodes } from './rule'
import { getImageFields } from './schemas'

/** An address that an author wrote. */
export type Address = {
  url: string
  /** Whether readers follow it, see it as an image, have an element fetch it, or none of these. */
  kind: 'link' | 'image' | 'media' | 'other'
  place: Position | undefined
}

/** The attributes of HTML that hold an address, in lower case. */
const attributes = new Set(['cite', 'href', 'poster', 'src', 'xlink:href'])

const addressesOf = new WeakMap<Entry, Address[]>()

/** Every address in a post or page, in the order of the text: of links, images, definitions and elements. */
export function getAddresses(entry: Entry): Address[] {
  // As a browser reads them: a tab within one would hide from rules where it leads.
  const addresses =
    addressesOf.get(entry) ?? findAddresses(entry).map((address) => ({ ...address, url: readAddress(address.url) }))
  addressesOf.set(entry, addresses)
  return addresses
}

/** The addresses that readers follow. */
export function getLinks(entry: Entry): Address[] {
  return getAddresses(entry).filter(({ kind }) => kind === 'link')
}

function findAddresses(entry: Entry): Address[] {
  const { file } = entry
  const shown = new Set(getNodes(entry, 'imageReference').map(({ identifier }) => identifier))
  return [
    ...getImageFields(entry).map(({ url, field }): Address => ({ url, kind: 'image', place: field.place })),
    ...getNodes(entry, 'link', 'image', 'definition').map((node): Address => {
      const isImage = node.type === 'image' || (node.type === 'definition' && shown.has(node.identifier))
      return { url: node.url, kind: isImage ? 'image' : 'link', place: getDestination(entry, node) }
    }),
    ...getElements(entry).flatMap((element) =>
      getAttributes(element).flatMap((attribute): Address[] => {
        const { name } = element
        // What must not be there at all, and the props of components, are other rules' matter.
        if (!isAllowedElement(name)) return []
        if (!attributes.has(attribute.name.toLowerCase())) return []
        const place = getValuePlace(file, attribute)
        return getUrls(attribute).map((url) => ({ url, kind: getKind(name, attribute.name), place }))
      }),
    ),
  ]
}

function getKind(element: string, attribute: string): Address['kind'] {
  if (element === 'a' && attribute === 'href') return 'link'
  return /^(?:src|poster)$/i.test(attribute) ? 'media' : 'other'
}

function getUrls({ value }: MdxJsxAttribute): string[] {
  // What is computed is known to the build alone.
  if (typeof value === 'object' && value !== null && site.content.allowCode) return []
  return [typeof value === 'string' ? value : (value?.value ?? '')]
}

/** Where the address of a link stands in it; the whole of a link that is its own text. */
function getDestination({ file }: Entry, node: Link | Image | Definition): Position | undefined {
  const { position } = node
  if (!position) {
    // An address that was found within a text has no place of its own.
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

function getValuePlace(file: Entry['file'], { name, position }: MdxJsxAttribute): Position | undefined {
  const [start, end] = [position?.start.offset, position?.end.offset]
  if (start === undefined || end === undefined) return undefined
  const value = /^\s*=\s*["']?/.exec(getText(file, position).slice(name.length))
  return value ? getPlace(file, start + name.length + value[0].length, end - 1) : position
}

import type { MdxJsxAttribute } from 'mdast-util-mdx-jsx'
import type { Position } from 'unist'
import { site } from '../../site'
import { readAddress } from '../core/schemes'
import { getDestination, getValuePlace } from '../markdown/destinations'
import { readAddresses } from '../markup/attributes'
import { isAllowedElement } from '../markup/elements'
import { getAttributes, getElements } from './elements'
import { type Entry, getNodes } from './rule'
import { getImageFields } from './schemas'

/** An address in a post or page. */
export type Address = {
  url: string
  /** How browsers use it: followed by readers, shown as an image, fetched by an element, or otherwise. */
  kind: 'link' | 'image' | 'media' | 'other'
  place: Position | undefined
}

/** HTML attributes that contain an address, in lower case. */
const attributes = new Set(['cite', 'href', 'itemid', 'itemtype', 'poster', 'src', 'xlink:href'])

const addressesOf = new WeakMap<Entry, Address[]>()

/** Returns every address in a post or page: of its cover, links, images, definitions and elements. */
export function getAddresses(entry: Entry): Address[] {
  // Normalized as in browsers: otherwise, a tab within an address could hide its target from rules.
  const addresses =
    addressesOf.get(entry) ?? findAddresses(entry).map((address) => ({ ...address, url: readAddress(address.url) }))
  addressesOf.set(entry, addresses)
  return addresses
}

/** Returns the addresses that readers can follow. */
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
      return { url: node.url, kind: isImage ? 'image' : 'link', place: getDestination(file, node) }
    }),
    ...getElements(entry).flatMap((element) =>
      getAttributes(element).flatMap((attribute): Address[] => {
        const { name } = element
        // Other rules check forbidden elements and the props of components.
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

function getUrls({ name, value }: MdxJsxAttribute): string[] {
  // Computed values are unknown before the build.
  if (typeof value === 'object' && value !== null && site.content.allowCode) return []
  return readAddresses(name.toLowerCase(), typeof value === 'string' ? value : (value?.value ?? ''))
}

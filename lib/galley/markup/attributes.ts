import { find, html, svg } from 'property-information'
import { isSafeAddress, readAddress } from '../core/schemes'
import { getAttributeNames, isSvg, type Origin } from './elements'
import { isSafeId } from './ids'

/** Data attributes with a meaning to the engine, Next.js or Pagefind, which posts must not set. */
const engineData =
  /^data-(?:feed|pagefind|galley|next|nimg|react|rht|precedence|href|dgst|opaque|theme|line-numbers|copied|bare|footnote)/

/** Attributes whose values are addresses. */
const addressAttributes = ['href', 'xlink:href', 'src', 'poster', 'cite', 'itemid', 'itemtype']

/**
 * Returns the name of an attribute in HTML or SVG, from any case and from React's name: `tabindex` for `tabIndex`,
 * `style` for `STYLE`, `stroke-width` for `strokeWidth`.
 */
export function toAttributeName(element: string, name: string): string {
  const schema = isSvg(element) ? svg : html
  const normal = name.toLowerCase()
  // Names that every object inherits, such as `constructor`, are not attributes.
  if (normal in {}) return normal
  return find(schema, schema.normal[normal] ?? name).attribute
}

/** Returns whether an element may have an attribute, given by any of its names, whatever its value. */
export function isAllowedAttribute(element: string, name: string, origin: Origin = 'author'): boolean {
  const attribute = toAttributeName(element, name)
  if (/^aria-[a-z]+$/.test(attribute)) return true
  if (/^data-[a-z0-9._-]+$/.test(attribute)) return origin === 'engine' || !engineData.test(attribute)
  return getAttributeNames(element, origin).includes(attribute)
}

/** The kind of fault in the value of an allowed attribute; undefined if there is none. */
export type ValueFault = 'id' | 'scheme' | 'elsewhere' | undefined

/** Returns the kind of fault in the value of an allowed attribute; undefined if there is none. */
export function findValueFault(element: string, name: string, value: string, origin: Origin = 'author'): ValueFault {
  const attribute = toAttributeName(element, name)
  if (attribute === 'id') return origin === 'engine' || isSafeId(value) ? undefined : 'id'
  if (isSvg(element)) return isExternal(attribute, value) ? 'elsewhere' : undefined
  if (!addressAttributes.includes(attribute)) return undefined
  return readAddresses(attribute, value).every(isSafeAddress) ? undefined : 'scheme'
}

/** Returns the addresses in the value of an address attribute; `itemtype` may contain several. */
export function readAddresses(attribute: string, value: string): string[] {
  return attribute === 'itemtype' ? value.trim().split(/\s+/) : [value]
}

/** Returns whether an SVG attribute refers to anything but a part of the same page. CSS escapes can hide a `url(`. */
function isExternal(attribute: string, value: string): boolean {
  if (attribute.endsWith('href')) return !readAddress(value).startsWith('#')
  return /[\\@]|image|src\(|url\((?!\s*["']?#)/i.test(value) && !/^(?:aria-|data-|title$|class$|id$)/.test(attribute)
}

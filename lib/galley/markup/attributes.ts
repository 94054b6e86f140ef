import { find, html, svg } from 'property-information'
import { isSafeAddress, readAddress } from '../core/schemes'
import { getAttributeNames, isSvg, type Origin } from './elements'
import { isSafeId } from './ids'

/** Data attributes to which the engine, Next or Pagefind gives meaning: in a post they would speak for the engine. */
const engineData =
  /^data-(?:feed|pagefind|galley|next|nimg|react|rht|precedence|href|dgst|opaque|theme|line-numbers|footnote)/

/** Attributes whose value is an address. */
const addressAttributes = ['href', 'xlink:href', 'src', 'poster', 'cite', 'itemid', 'itemtype']

/**
 * Returns the name of an attribute as HTML and SVG write it, whatever its case and whether it is React's name for it:
 * `tabIndex` is `tabindex`, `STYLE` is `style`, `strokeWidth` is `stroke-width`.
 */
export function toAttributeName(element: string, name: string): string {
  const schema = isSvg(element) ? svg : html
  const normal = name.toLowerCase()
  // Every object has a `constructor`, which is no attribute.
  if (normal in {}) return normal
  return find(schema, schema.normal[normal] ?? name).attribute
}

/** Whether an element may have an attribute, by any of its names; `value` is not looked at. */
export function isAllowedAttribute(element: string, name: string, origin: Origin = 'author'): boolean {
  const attribute = toAttributeName(element, name)
  if (/^aria-[a-z]+$/.test(attribute)) return true
  if (/^data-[a-z0-9._-]+$/.test(attribute)) return origin === 'engine' || !engineData.test(attribute)
  return getAttributeNames(element, origin).includes(attribute)
}

/** What is wrong with the value of an attribute that an element may have, or undefined. */
export type ValueFault = 'id' | 'scheme' | 'elsewhere' | undefined

/** Returns what is wrong with the value of an attribute that an element may have. */
export function findValueFault(element: string, name: string, value: string, origin: Origin = 'author'): ValueFault {
  const attribute = toAttributeName(element, name)
  if (attribute === 'id') return origin === 'engine' || isSafeId(value) ? undefined : 'id'
  if (isSvg(element)) return leadsOut(attribute, value) ? 'elsewhere' : undefined
  if (!addressAttributes.includes(attribute)) return undefined
  return readAddresses(attribute, value).every(isSafeAddress) ? undefined : 'scheme'
}

/** Returns the addresses in an attribute that holds one, or a list of them. */
export function readAddresses(attribute: string, value: string): string[] {
  return attribute === 'itemtype' ? value.trim().split(/\s+/) : [value]
}

/** Whether a drawing's attribute refers to something besides a place of the same page. CSS escapes can hide a `url(`. */
function leadsOut(attribute: string, value: string): boolean {
  if (attribute.endsWith('href')) return !readAddress(value).startsWith('#')
  return /[\\@]|image|src\(|url\((?!\s*["']?#)/i.test(value) && !/^(?:aria-|data-|title$|class$|id$)/.test(attribute)
}

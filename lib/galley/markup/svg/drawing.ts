import { isUtf8 } from 'node:buffer'
import {
  parseXml,
  XmlDocumentType,
  XmlElement,
  type XmlNode,
  XmlProcessingInstruction,
  XmlText,
} from '@rgrove/parse-xml'
import { readCss } from './css'
import { embedded, joinLines, shorten } from './embedded'
import { countShown } from './expansion'
import {
  addressAttributes,
  animatedAttributes,
  editorNamespaces,
  elements,
  namespaces,
  plainAttributes,
  styleAttributes,
  unshownElements,
} from './vocabulary'

/** Why a drawing is not published: the end of a sentence that begins with its name, and what to do. */
export type DrawingFault = { reason: string; note: string }

/** A drawing as it is published, or what is wrong with it. */
export type Drawing = { text: string } | { fault: DrawingFault }

/** The namespace that a prefix means at a place in the document; of the empty one, that of elements without. */
type Scope = (prefix: string) => string | undefined

class Refusal extends Error {
  readonly fault: DrawingFault

  constructor(reason: string, note = 'Export it as plain SVG, or take that part out.') {
    super(reason)
    this.fault = { reason, note }
  }
}

/** No program nests groups as deep; readers of XML give up somewhere beyond. */
const maxDepth = 200

/** How many elements a browser may have to draw, each as often as others refer to it. */
const maxShown = 300_000

/**
 * Reads an SVG file and writes it anew, out of nothing but what the vocabulary lists: so what is published is what was
 * checked, whatever a browser might have made of the file's own bytes. Comments, metadata and what drawing programs
 * note for themselves are left out, which changes nothing that is seen. What could run or load something is a fault.
 */
export function readDrawing(bytes: Uint8Array): Drawing {
  try {
    if (!isUtf8(bytes)) throw new Refusal('is not in UTF-8.', 'Save it as UTF-8.')
    const source = new TextDecoder().decode(bytes)
    const { children } = parseXml(source, { preserveDocumentType: true })
    const [root] = children.flatMap((node) => findRoot(node) ?? [])
    if (!root) throw new Refusal('holds no drawing.')
    const text = writeElement(root, (prefix) => (prefix === 'xml' ? namespaces.xml : undefined), 0)
    if (!/^<svg[ />]/.test(text)) throw new Refusal(`is a document of <${root.name}>, not a drawing.`)
    if (countShown(root, maxShown) > maxShown) {
      throw new Refusal(
        `has a browser draw more than ${maxShown} elements: its parts refer to each other.`,
        'Refer to fewer parts with <use>, or save it as a PNG.',
      )
    }
    return { text: `${declareNamespaces(text)}\n` }
  } catch (error) {
    return { fault: describeError(error) }
  }
}

/** All that is published is in one namespace, which is said once. */
function declareNamespaces(text: string): string {
  const xlink = text.includes(' xlink:href="') ? ` xmlns:xlink="${namespaces.xlink}"` : ''
  return text.replace('<svg', `<svg xmlns="${namespaces.svg}"${xlink}`)
}

function describeError(error: unknown): DrawingFault {
  if (error instanceof Refusal) return error.fault
  if (error instanceof RangeError) return describeError(new Refusal('is nested too deeply.'))
  const [reason = ''] = (error instanceof Error ? error.message : String(error)).split('\n')
  return {
    reason: `is not well-formed XML: ${reason.replace(/\.?$/, '.')}`,
    note: 'Export it again from the program that has drawn it.',
  }
}

function findRoot(node: XmlNode): XmlElement | undefined {
  if (node instanceof XmlElement) return node
  // Old programs write a harmless one; only what is declared in it can do harm.
  if (node instanceof XmlDocumentType && node.internalSubset) throw new Refusal('declares entities.')
  refuseInstruction(node)
  return undefined
}

function refuseInstruction(node: XmlNode): void {
  if (!(node instanceof XmlProcessingInstruction)) return
  throw new Refusal(
    node.name === 'xml-stylesheet'
      ? 'asks for a style sheet from elsewhere.'
      : `has the processing instruction <?${node.name}?>.`,
  )
}

/** An element with all that it holds; nothing if no browser shows it. */
function writeElement(element: XmlElement, outer: Scope, depth: number): string {
  if (depth > maxDepth) throw new Refusal('is nested too deeply.')
  const scope = extendScope(element, outer)
  const [namespace, name] = resolveName(element.name, scope(''), scope)
  if (namespace !== namespaces.svg) {
    if (editorNamespaces.some((known) => namespace?.startsWith(known))) return ''
    if (namespace === undefined) throw describeMissing(name)
    throw new Refusal(`holds <${element.name}>, which belongs to ${namespace} and not to SVG.`)
  }
  if (unshownElements.has(name)) return ''
  if (!elements.has(name)) throw new Refusal(`holds <${element.name}>.`)
  const content = name === 'style' ? writeStyle(element) : writeNodes(element.children, scope, depth + 1)
  const start = `<${name}${writeAttributes(element, name, scope)}`
  return content === '' ? `${start}/>` : `${start}>${content}</${name}>`
}

function describeMissing(name: string): Refusal {
  return name === 'svg'
    ? new Refusal(
        'does not say that it is SVG, so no browser shows it.',
        `Write xmlns="${namespaces.svg}" into its <svg>.`,
      )
    : new Refusal(`holds <${name}>, which belongs to no namespace.`)
}

function writeNodes(nodes: readonly XmlNode[], scope: Scope, depth: number): string {
  return nodes
    .map((node) => {
      refuseInstruction(node)
      if (node instanceof XmlElement) return writeElement(node, scope, depth)
      return node instanceof XmlText ? escapeText(node.text) : ''
    })
    .join('')
}

function writeStyle({ children }: XmlElement): string {
  const source = children.map((node) => (node instanceof XmlText ? node.text : '')).join('')
  return escapeText(readStyle(source))
}

function readStyle(source: string): string {
  const result = readCss(source)
  if ('reason' in result) throw new Refusal(result.reason)
  return result.css
}

function extendScope({ attributes }: XmlElement, outer: Scope): Scope {
  const declared = Object.entries(attributes).flatMap(([name, value]): [string, string][] => {
    if (name === 'xmlns') return [['', value]]
    return name.startsWith('xmlns:') ? [[name.slice('xmlns:'.length), value]] : []
  })
  if (declared.length === 0) return outer
  const own = new Map(declared)
  return (prefix) => own.get(prefix) ?? outer(prefix)
}

/** The namespace of a name, undefined if it has none, and what follows its prefix. */
function resolveName(name: string, unprefixed: string | undefined, scope: Scope): [string | undefined, string] {
  const colon = name.indexOf(':')
  if (colon === -1) return [unprefixed || undefined, name]
  const namespace = scope(name.slice(0, colon))
  if (!namespace) throw new Refusal(`uses the prefix ${name.slice(0, colon)} without declaring it.`)
  return [namespace, name.slice(colon + 1)]
}

/** An attribute's name as the vocabulary has it; undefined if it is a declaration or belongs to a drawing program. */
function getKey(name: string, scope: Scope): string | undefined {
  if (name === 'xmlns' || name.startsWith('xmlns:')) return undefined
  const [namespace, local] = resolveName(name, undefined, scope)
  if (namespace === undefined) return local
  if (namespace === namespaces.xlink) return `xlink:${local}`
  return namespace === namespaces.xml ? `xml:${local}` : undefined
}

function writeAttributes({ attributes }: XmlElement, element: string, scope: Scope): string {
  const written = new Map<string, string>()
  for (const [name, value] of Object.entries(attributes)) {
    const key = getKey(name, scope)
    const published = key === undefined ? undefined : readAttribute(element, key, value)
    if (key !== undefined && published !== undefined) written.set(key, published)
  }
  return Array.from(written, ([key, value]) => ` ${key}="${escapeAttribute(value)}"`).join('')
}

/** An attribute's value as it is published; undefined if it means nothing to a browser that shows the drawing. */
function readAttribute(element: string, key: string, value: string): string | undefined {
  if (/^on/i.test(key)) throw new Refusal(`has the event handler ${key}.`)
  if (addressAttributes.has(key)) return readAddress(element, value.trim())
  if (key === 'attributeName') {
    const isStyle = styleAttributes.has(value) && !notAnimated.has(value)
    if (!isStyle && !animatedAttributes.has(value)) throw new Refusal(`animates ${shorten(value)}.`)
  }
  if (styleAttributes.has(key)) return readStyle(value)
  return plainAttributes.has(key) || /^(?:aria|data)-/.test(key) ? value : undefined
}

const notAnimated = new Set(['style', 'from', 'to', 'by'])

function readAddress(element: string, address: string): string {
  const isFine =
    address === '' ||
    address.startsWith('#') ||
    (element === 'a' && /^https?:\/\//i.test(address)) ||
    (element === 'image' && embedded.picture.test(address))
  if (isFine) return joinLines(address)
  throw new Refusal(
    `refers to ${shorten(address)}.`,
    element === 'a'
      ? 'Write the full address of a page, beginning with https://, or take the link out.'
      : 'Put what it refers to into the file itself, or take it out.',
  )
}

function escapeText(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/\r/g, '&#13;')
}

function escapeAttribute(text: string): string {
  return escapeText(text).replace(/"/g, '&quot;').replace(/\t/g, '&#9;').replace(/\n/g, '&#10;')
}

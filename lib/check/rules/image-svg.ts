import { parseXml, XmlDocumentType, XmlElement, type XmlNode, XmlProcessingInstruction } from '@rgrove/parse-xml'
import { getImageFacts, getImageUses } from '../images'
import type { Fault, Rule } from '../rule'

export const imageSvg: Rule = {
  id: 'image-svg',
  reason: 'A drawing is a document: opened by itself, its scripts run with the rights of the site.',
  severity: 'error',
  async check(entry, content) {
    const faults: Fault[] = []
    for (const { path, url, place } of getImageUses(entry, content)) {
      const { svg, width, height } = await getImageFacts(content, path)
      if (svg === undefined) continue
      const fault = findFault(svg, width * height > 0)
      if (fault) faults.push({ reason: `${url} ${fault.reason}`, note: fault.note, place })
    }
    return faults
  },
}

type SvgFault = { reason: string; note: string }

function findFault(svg: string, hasSize: boolean): SvgFault | undefined {
  try {
    const document = parseXml(svg.replace(/^\ufeff/, ''), { preserveDocumentType: true })
    return findNodeFault(document.children) ?? (hasSize ? undefined : noSize)
  } catch (error) {
    if (error instanceof RangeError) return { reason: 'is nested too deeply.', note: plainExport }
    const [reason = ''] = (error instanceof Error ? error.message : String(error)).split('\n')
    return {
      reason: `is not well-formed XML: ${reason.replace(/\.?$/, '.')}`,
      note: 'Export it again from the program that has drawn it.',
    }
  }
}

const noSize = { reason: 'has no size.', note: 'Write width and height, or a viewBox, into its <svg>.' }
const plainExport = 'Export it as plain SVG, or take that part out.'

/** Elements that run or fetch something, or hold a page. */
const forbidden = new Set([
  'script',
  'handler',
  'listener',
  'foreignobject',
  'iframe',
  'object',
  'embed',
  'audio',
  'video',
])

function findNodeFault(nodes: readonly XmlNode[]): SvgFault | undefined {
  for (const node of nodes) {
    const fault = describe(node) ?? (node instanceof XmlElement ? findNodeFault(node.children) : undefined)
    if (fault) return fault
  }
  return undefined
}

function describe(node: XmlNode): SvgFault | undefined {
  if (node instanceof XmlDocumentType) {
    // Old programs write a harmless one; only what is declared in it can do harm.
    return node.internalSubset ? { reason: 'declares entities.', note: plainExport } : undefined
  }
  if (node instanceof XmlProcessingInstruction) {
    return node.name === 'xml-stylesheet'
      ? { reason: 'asks for a style sheet from elsewhere.', note: plainExport }
      : undefined
  }
  if (!(node instanceof XmlElement)) return undefined
  const name = node.name.replace(/^.*:/, '').toLowerCase()
  if (forbidden.has(name)) return { reason: `holds <${node.name}>.`, note: plainExport }
  if (name === 'style' && isOutside(node.text))
    return { reason: 'has a style that asks for something from elsewhere.', note: plainExport }
  for (const [attribute, value] of Object.entries(node.attributes)) {
    const local = attribute.replace(/^.*:/, '').toLowerCase()
    if (/^on/.test(local) && !attribute.includes(':'))
      return { reason: `has the event handler ${attribute}.`, note: plainExport }
    if (local === 'href' && !isHarmless(value.trim(), name)) {
      return {
        reason: `refers to ${value.trim().slice(0, 60)}.`,
        note: 'Put what it refers to into the file itself, or take it out.',
      }
    }
    if (local !== 'href' && isOutside(value))
      return { reason: `asks for something from elsewhere in ${attribute}.`, note: plainExport }
  }
  return undefined
}

/** A place in the drawing itself, a picture within it, or a page that a link leads to. */
function isHarmless(href: string, element: string): boolean {
  return (
    /^#|^data:image\/(?:png|jpeg|gif|webp)[;,]/i.test(href) ||
    href === '' ||
    (element === 'a' && /^https?:\/\//i.test(href))
  )
}

function isOutside(style: string): boolean {
  return /@import|url\(\s*["']?(?!#|data:(?:image\/(?:png|jpeg|gif|webp)|font\/))[^\s"')]/i.test(style)
}

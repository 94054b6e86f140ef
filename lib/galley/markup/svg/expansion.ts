import { XmlElement } from '@rgrove/parse-xml'

/**
 * How many elements a browser draws for a drawing, with each that others refer to counted as often: ten that each refer
 * ten times to the next are ten thousand million. Stops counting beyond `limit`.
 */
export function countShown(root: XmlElement, limit: number): number {
  const parts = new Map<string, XmlElement>()
  collectParts(root, parts)
  const counts = new Map<XmlElement, number>()
  const count = (element: XmlElement): number => {
    const known = counts.get(element)
    if (known !== undefined) return known
    // Browsers draw nothing of what would hold itself.
    counts.set(element, 0)
    const referred = findReferences(element).flatMap((id) => parts.get(id) ?? [])
    const held = element.children.filter((node) => node instanceof XmlElement)
    let shown = 1
    for (const part of [...held, ...referred]) {
      shown += count(part)
      if (shown > limit) break
    }
    counts.set(element, shown)
    return shown
  }
  return count(root)
}

function collectParts(element: XmlElement, parts: Map<string, XmlElement>): void {
  const { id } = element.attributes
  if (id !== undefined && !parts.has(id)) parts.set(id, element)
  for (const node of element.children) if (node instanceof XmlElement) collectParts(node, parts)
}

function findReferences({ attributes }: XmlElement): string[] {
  return Object.entries(attributes).flatMap(([name, value]) => {
    if (/^(?:.*:)?href$/.test(name)) return [value.trim().replace(/^#/, '')]
    return Array.from(value.matchAll(/url\(\s*["']?#([^"')]+)/gi), ([, id = '']) => id.trim())
  })
}

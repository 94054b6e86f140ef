import type { Nodes, PhrasingContent } from 'mdast'
import type { Position } from 'unist'
import { getPlace } from '../core/places'
import { type Entry, getNodes } from './rule'

/** The running text of a paragraph, heading or table cell. */
export type Prose = {
  /** The source with code, math, elements, links and images blanked out: what remains was parsed as plain text. */
  text: string
  toPlace(from: number, to: number): Position
}

const proseOf = new WeakMap<Entry, Prose[]>()

/** Returns the running text of a body, block by block, leaving out blocks without a `[`. */
export function getProse(entry: Entry): Prose[] {
  const prose = proseOf.get(entry) ?? findProse(entry)
  proseOf.set(entry, prose)
  return prose
}

function findProse(entry: Entry): Prose[] {
  const source = String(entry.file)
  return getNodes(entry, 'paragraph', 'heading', 'tableCell').flatMap(({ children, position }) => {
    const [start, end] = [position?.start.offset, position?.end.offset]
    if (start === undefined || end === undefined) return []
    const text = blank(source.slice(start, end), children, start)
    return text.includes('[') ? [{ text, toPlace: (from, to) => getPlace(entry.file, start + from, start + to) }] : []
  })
}

function blank(text: string, nodes: PhrasingContent[], start: number): string {
  let blanked = text
  for (const node of nodes) {
    // Links that are detected in plain text have no position.
    const [from, to] = [(node.position?.start.offset ?? start) - start, (node.position?.end.offset ?? start) - start]
    if (isTransparent(node)) blanked = blank(blanked, node.children, start)
    // A bare URL may be the second half of a malformed link, so it stays.
    else if (node.type !== 'text' && !(node.type === 'link' && text[from] !== '[')) {
      blanked = blanked.slice(0, from) + '·'.repeat(to - from) + blanked.slice(to)
    }
  }
  return blanked
}

function isTransparent(node: Nodes): node is Extract<Nodes, { type: 'emphasis' | 'strong' | 'delete' }> {
  return node.type === 'emphasis' || node.type === 'strong' || node.type === 'delete'
}

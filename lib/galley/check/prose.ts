import type { Nodes, PhrasingContent } from 'mdast'
import type { Position } from 'unist'
import { getPlace } from '../core/places'
import { type Entry, getNodes } from './rule'

/** The running text of a paragraph, a heading or a cell. */
export type Prose = {
  /**
   * Its source, in which code, math, elements and what is a link or an image are blanked out: what is left was not
   * read as anything but text, whatever its author meant.
   */
  text: string
  toPlace(from: number, to: number): Position
}

const proseOf = new WeakMap<Entry, Prose[]>()

/** The running text of a body, block by block. */
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
    // What is made of a part of a text has no place of its own.
    const [from, to] = [(node.position?.start.offset ?? start) - start, (node.position?.end.offset ?? start) - start]
    if (isTransparent(node)) blanked = blank(blanked, node.children, start)
    // An address that stands for itself may be the second half of a link that failed.
    else if (node.type !== 'text' && !(node.type === 'link' && text[from] !== '[')) {
      blanked = blanked.slice(0, from) + '·'.repeat(to - from) + blanked.slice(to)
    }
  }
  return blanked
}

function isTransparent(node: Nodes): node is Extract<Nodes, { type: 'emphasis' | 'strong' | 'delete' }> {
  return node.type === 'emphasis' || node.type === 'strong' || node.type === 'delete'
}

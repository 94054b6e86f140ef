import type { Node } from 'unist'

/** The line on which a node begins, counted from 1. */
export function getLine({ position }: Node): number {
  return position?.start.line ?? 1
}

/** The part of the text in which a node stands, and those up to `last`. */
export function getSlice(source: string, node: Node, last: Node = node): string {
  return source.slice(node.position?.start.offset, last.position?.end.offset)
}

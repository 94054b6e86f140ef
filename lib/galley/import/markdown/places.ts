import type { Node } from 'unist'

/** Returns the line on which a node begins, from 1. */
export function getLine({ position }: Node): number {
  return position?.start.line ?? 1
}

/** Returns the source from the start of a node to the end of `last`. */
export function getSlice(source: string, node: Node, last: Node = node): string {
  return source.slice(node.position?.start.offset, last.position?.end.offset)
}

import type * as hast from 'hast'
import type * as mdast from 'mdast'

// A package for this, unist-util-visit, names a function after each node that it comes to. That took two fifths of the
// time in which a post was compiled.

/** An element, and what it stands in. */
export type FoundElement = { element: hast.Element; parent: hast.Parents }

/** The elements below `root` that have one of these names, in the order of the text. */
export function findElements(root: hast.Parents, ...tagNames: string[]): FoundElement[] {
  const found: FoundElement[] = []
  const search = (parent: hast.Parents): void => {
    for (const node of parent.children) {
      if (node.type === 'element' && tagNames.includes(node.tagName)) found.push({ element: node, parent })
      if ('children' in node) search(node)
    }
  }
  search(root)
  return found
}

/** A node of a text, and what it stands in. */
export type FoundNode<Type extends mdast.RootContent['type'] = mdast.RootContent['type']> = {
  node: Extract<mdast.RootContent, { type: Type }>
  parent: mdast.Parent
}

/** The nodes below `root` that have this type, in the order of the text. */
export function findNodes<Type extends mdast.RootContent['type']>(root: mdast.Parents, type: Type): FoundNode<Type>[] {
  const isFound = (found: FoundNode): found is FoundNode & FoundNode<Type> => found.node.type === type
  return listNodes(root).filter(isFound)
}

/** All nodes below `root`, in the order of the text. */
export function listNodes(root: mdast.Parents): FoundNode[] {
  const found: FoundNode[] = []
  const search = (parent: mdast.Parents): void => {
    for (const node of parent.children) {
      found.push({ node, parent })
      if ('children' in node) search(node)
    }
  }
  search(root)
  return found
}

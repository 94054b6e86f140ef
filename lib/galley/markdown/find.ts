import type * as hast from 'hast'
import type * as mdast from 'mdast'

// Not unist-util-visit, which names a function after each visited node: that took two fifths of a post's compile time.

/** An element and its parent. */
export type FoundElement = { element: hast.Element; parent: hast.Parents }

/** Returns the elements below `root` with one of these names, in document order. */
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

/** Returns all elements below `root`, in document order. */
export function listElements(root: hast.Parents): hast.Element[] {
  const found: hast.Element[] = []
  const search = (parent: hast.Parents): void => {
    for (const node of parent.children) {
      if (node.type === 'element') found.push(node)
      if ('children' in node) search(node)
    }
  }
  search(root)
  return found
}

/** A node and its parent. */
export type FoundNode<Type extends mdast.RootContent['type'] = mdast.RootContent['type']> = {
  node: Extract<mdast.RootContent, { type: Type }>
  parent: mdast.Parent
}

/** Returns the nodes below `root` of a type, in document order. */
export function findNodes<Type extends mdast.RootContent['type']>(root: mdast.Parents, type: Type): FoundNode<Type>[] {
  const isFound = (found: FoundNode): found is FoundNode & FoundNode<Type> => found.node.type === type
  return listNodes(root).filter(isFound)
}

/** Returns all nodes below `root`, in document order. */
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

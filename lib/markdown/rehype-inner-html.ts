import type { Nodes, Parents, Root } from 'hast'
import { toHtml } from 'hast-util-to-html'
import type { VFile } from 'vfile'
import { replacedElements } from './components'

declare module 'vfile' {
  interface DataMap {
    /** The content of elements, each under the number that stands in its place. */
    innerHtml: string[]
  }
}

/** The attribute with the number of an element's content. */
export const innerHtmlAttribute = 'galley:inner-html'

/**
 * Makes HTML of the content of every element in which no component stands, into `file.data.innerHtml`: React has one
 * element to render for a paragraph or a block of code then, not one for each word that has a colour.
 */
export function rehypeInnerHtml() {
  return (tree: Root, file: VFile): void => {
    const innerHtml: string[] = []
    file.data.innerHtml = innerHtml
    visitParent(tree)

    function visitParent(parent: Parents): void {
      for (const node of parent.children) {
        if (node.type === 'element' && node.children.length > 0 && node.children.every(isPlain)) {
          node.properties[innerHtmlAttribute] = String(
            innerHtml.push(toHtml(node.children, { characterReferences: { useNamedReferences: true } })) - 1,
          )
          node.children = []
        } else if ('children' in node) visitParent(node)
      }
    }
  }
}

const replaced = new Set<string>(replacedElements)

/** Whether a node is to React what it is as HTML. */
function isPlain(node: Nodes): boolean {
  return node.type === 'element' ? !replaced.has(node.tagName) && node.children.every(isPlain) : node.type === 'text'
}

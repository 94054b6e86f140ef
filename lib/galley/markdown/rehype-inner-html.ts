import type { Nodes, Parents, Root, RootContent } from 'hast'
import type { VFile } from 'vfile'
import { toHtml } from '../html/serialize-html'
import { isComment } from './syntax'

declare module 'vfile' {
  interface DataMap {
    /** The whole body, if no component and no code is in it. */
    html: string
    /** The content of elements, each under the number that stands in its place. */
    innerHtml: string[]
  }
}

/** The attribute with the number of an element's content. */
export const innerHtmlAttribute = 'galley:inner-html'

/**
 * Makes HTML of all that holds no component and no code: of a whole body, which then is in `file.data.html` and leaves an
 * empty tree, or of the content of elements, into `file.data.innerHtml`. React has one element to render then, not one
 * for each word that has a colour.
 */
export function rehypeInnerHtml() {
  return (tree: Root, file: VFile): void => {
    const innerHtml: string[] = []
    file.data.innerHtml = innerHtml
    dropComments(tree)
    if (tree.children.every(isPlain)) {
      file.data.html = createHtml(tree.children)
      tree.children = []
    } else visitParent(tree)

    function visitParent(parent: Parents): void {
      for (const node of parent.children) {
        if (node.type === 'element' && node.children.length > 0 && node.children.every(isPlain)) {
          node.properties[innerHtmlAttribute] = String(innerHtml.push(createHtml(node.children)) - 1)
          node.children = []
        } else if ('children' in node) visitParent(node)
      }
    }
  }
}

/** Whether a node is to React what it is as HTML. */
function isPlain(node: Nodes): boolean {
  return node.type === 'element' ? node.children.every(isPlain) : node.type === 'text'
}

const createHtml = (nodes: RootContent[]): string =>
  toHtml(nodes, { characterReferences: { useNamedReferences: true } })

/** Takes braces with nothing but a comment in them out of a tree, such as the one behind the excerpt. */
function dropComments(parent: Parents): void {
  parent.children = parent.children.filter((node) => !isExpression(node) || !isComment(node.value))
  for (const node of parent.children) if ('children' in node) dropComments(node)
}

const isExpression = (node: Nodes) => node.type === 'mdxFlowExpression' || node.type === 'mdxTextExpression'

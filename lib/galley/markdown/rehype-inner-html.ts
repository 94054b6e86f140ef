import type { Nodes, Parents, Root, RootContent } from 'hast'
import type { VFile } from 'vfile'
import { toHtml } from '../html/serialize-html'
import { isSvg } from '../markup/elements'
import { isComment } from './syntax'

declare module 'vfile' {
  interface DataMap {
    /** The whole body, if it contains no component and no code. */
    html: string
    /** The content of elements, by the index in their `innerHtmlAttribute`. */
    innerHtml: string[]
  }
}

/** The attribute with the index of an element's content in `file.data.innerHtml`. */
export const innerHtmlAttribute = 'galley:inner-html'

/**
 * Serializes everything without components and code: a whole body into `file.data.html`, leaving an empty tree, or the
 * content of elements into `file.data.innerHtml`. React then renders one element instead of one per highlighted token.
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
          node.properties[innerHtmlAttribute] = String(innerHtml.push(createHtml(node.children, node.tagName)) - 1)
          node.children = []
        } else if ('children' in node) visitParent(node)
      }
    }
  }
}

/** Returns whether a node contains only elements and text. */
function isPlain(node: Nodes): boolean {
  return node.type === 'element' ? node.children.every(isPlain) : node.type === 'text'
}

/** Returns nodes as HTML, or as SVG if their parent is that. */
const createHtml = (nodes: RootContent[], parent = ''): string =>
  toHtml(nodes, { characterReferences: { useNamedReferences: true }, space: isSvg(parent) ? 'svg' : 'html' })

/** Removes expressions that contain only a comment, such as the marker after the excerpt. */
function dropComments(parent: Parents): void {
  parent.children = parent.children.filter((node) => !isExpression(node) || !isComment(node.value))
  for (const node of parent.children) if ('children' in node) dropComments(node)
}

const isExpression = (node: Nodes) => node.type === 'mdxFlowExpression' || node.type === 'mdxTextExpression'

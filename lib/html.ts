import { type DefaultTreeAdapterTypes, parse } from 'parse5'

type Element = DefaultTreeAdapterTypes.Element
type Node = DefaultTreeAdapterTypes.Node

/** An element or a comment of a page, with the place of its source: offsets into the text. */
export type HtmlNode = { start: number; end: number } & (
  | { kind: 'comment' }
  | {
      kind: 'element'
      tagName: string
      attributes: Map<string, string> /** of its own, not of its children */
      text: string
      /** where the start tag ends */
      tagEnd: number
    }
)

/** An element of a page. */
export type ElementNode = Extract<HtmlNode, { kind: 'element' }>

/** A piece of a text to be replaced: offsets, and what comes there. */
export type Edit = { start: number; end: number; text: string }

/** The elements and comments of a page that stand in its source, in their order. */
export function readNodes(html: string): HtmlNode[] {
  const nodes: HtmlNode[] = []
  const visit = (node: Node): void => {
    const location = 'sourceCodeLocation' in node ? node.sourceCodeLocation : undefined
    if (location && node.nodeName === '#comment') {
      nodes.push({ kind: 'comment', start: location.startOffset, end: location.endOffset })
    } else if (location && 'tagName' in node) {
      nodes.push({ ...describeElement(node), start: location.startOffset, end: location.endOffset })
    }
    if ('childNodes' in node) node.childNodes.forEach(visit)
  }
  visit(parse(html, { sourceCodeLocationInfo: true }))
  return nodes
}

function describeElement({ tagName, attrs, childNodes, sourceCodeLocation }: Element) {
  return {
    kind: 'element' as const,
    tagName,
    attributes: new Map(attrs.map(({ name, value }) => [name, value])),
    text: childNodes.map((child) => ('value' in child ? child.value : '')).join(''),
    tagEnd: sourceCodeLocation?.startTag?.endOffset ?? 0,
  }
}

/** Applies edits to a text. One that lies within another is lost with it. */
export function applyEdits(text: string, edits: Edit[]): string {
  let result = ''
  let done = 0
  for (const edit of edits.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    if (edit.start < done) continue
    result += text.slice(done, edit.start) + edit.text
    done = edit.end
  }
  return result + text.slice(done)
}

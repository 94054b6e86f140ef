import type { Element } from 'hast'
import { htmlVoidElements } from 'html-void-elements'
import type { Html, Nodes, Parent, PhrasingContent, RootContent } from 'mdast'
import type { Node } from 'unist'
import { createFlowComment, createTextComment, isBlock, parseHtml, toFlow, toInline } from './html'
import { createFlow } from './jsx'

/** The functions of the parser that the conversion uses. */
export type HtmlContext = {
  source: string
  /** Parses a part of the text as Markdown; with `inline`, tags are parsed as inline. */
  parse(text: string, line: number, inline: boolean): RootContent[]
  notify(text: string, line: number): void
}

/**
 * Replaces HTML with JSX and Markdown. As in kramdown, a block element extends to its closing tag, across empty lines, and
 * its content is only parsed as Markdown with `markdown="1"`.
 */
export function convertHtml(parent: Nodes, context: HtmlContext): void {
  if (!('children' in parent)) return
  const children = isPhrasing(parent)
    ? convertInline(parent.children, context)
    : convertBlocks(parent.children, context)
  Object.assign(parent, { children })
  for (const child of children) if (!isJsx(child)) convertHtml(child, context)
}

function isJsx({ type }: Nodes): boolean {
  return type === 'mdxJsxFlowElement' || type === 'mdxJsxTextElement'
}

function isPhrasing(node: Nodes): node is Parent & { children: PhrasingContent[] } & Nodes {
  const names = [
    'paragraph',
    'heading',
    'emphasis',
    'strong',
    'delete',
    'link',
    'linkReference',
    'tableCell',
    'defListTerm',
  ]
  return names.includes(node.type)
}

function convertBlocks(children: Nodes[], context: HtmlContext): Nodes[] {
  const result: Nodes[] = []
  for (let index = 0; index < children.length; index++) {
    const node = children[index]
    if (node?.type !== 'html') {
      if (node) result.push(node)
      continue
    }
    const { converted, last } = convertBlock(node, children, index, context)
    result.push(...converted)
    index = last
  }
  return result
}

function convertBlock(
  node: Html,
  children: Nodes[],
  index: number,
  context: HtmlContext,
): { converted: Nodes[]; last: number } {
  const line = node.position?.start.line ?? 1
  const [first] = parseHtml(node.value)
  if (first?.type === 'comment') {
    const end = first.position?.end.offset ?? node.value.length
    const rest = node.value.slice(end)
    const after =
      rest.trim() === '' ? [] : context.parse(rest, line + node.value.slice(0, end).split('\n').length - 1, false)
    return { converted: [createFlowComment(first.value), ...after], last: index }
  }
  if (first?.type !== 'element') {
    context.notify(`${node.value.split('\n')[0]} is not an element: kept as text.`, line)
    return { converted: [{ type: 'paragraph', children: [{ type: 'text', value: node.value }] }], last: index }
  }
  if (!isBlock(first.tagName)) return { converted: context.parse(node.value, line, true), last: index }
  const from = node.position?.start.offset ?? 0
  const tags = new RegExp(`<(/?)${first.tagName}(?![\\w-])`, 'gi')
  const isEmpty = htmlVoidElements.includes(first.tagName)
  let depth = 0
  let end = from
  let tries = 0
  for (let last = index; last < children.length && tries < maxTries; last++) {
    const sibling: Node | undefined = children[last]
    const to = sibling?.position?.end.offset ?? from
    const piece = context.source.slice(end, to)
    end = Math.max(end, to)
    for (const [, slash] of piece.matchAll(tags)) depth += slash ? -1 : 1
    // Parsing again after each block would take quadratic time.
    if (depth > 0 && !isEmpty && last > index) continue
    tries++
    const slice = context.source.slice(from, to)
    const [element] = parseHtml(slice)
    if (element?.type !== 'element' || !isClosed(element)) continue
    const closed = element.position?.end.offset ?? slice.length
    const rest = slice.slice(closed)
    const after =
      rest.trim() === '' ? [] : context.parse(rest, line + slice.slice(0, closed).split('\n').length - 1, false)
    return { converted: [...convertElement(element, slice, line, context), ...after], last }
  }
  context.notify(`<${first.tagName}> has no closing tag: closed at the end of the block.`, line)
  return { converted: toFlow([first], (text) => context.notify(text, line)), last: index }
}

/** How many closing tags of an element are tried, since comments and scripts may contain false ones. */
const maxTries = 20

function isClosed({ tagName, data }: Element): boolean {
  return htmlVoidElements.includes(tagName) || data?.position?.closing !== undefined
}

function convertElement(element: Element, slice: string, line: number, context: HtmlContext): Nodes[] {
  const tell = (text: string) => context.notify(text, line)
  const { opening, closing } = element.data?.position ?? {}
  if (element.properties.markdown === undefined || !opening || !closing) return toFlow([element], tell)
  const text = slice.slice(opening.end.offset, closing.start.offset)
  const inside = context.parse(text, line + slice.slice(0, opening.end.offset).split('\n').length - 1, false)
  const [shell] = toFlow([{ ...element, children: [] }], tell)
  const jsx = shell?.type === 'paragraph' ? shell.children[0] : shell
  if (jsx?.type !== 'mdxJsxTextElement' && jsx?.type !== 'mdxJsxFlowElement') return inside
  const flow = createFlow(jsx.name ?? '', {}, [])
  return [Object.assign(flow, { attributes: jsx.attributes, children: inside })]
}

/** Pairs inline tags. A tag without a counterpart is kept as text. */
function convertInline(children: PhrasingContent[], context: HtmlContext): PhrasingContent[] {
  return convertRange(children, 0, children.length, findEnds(children), context)
}

function convertRange(
  children: PhrasingContent[],
  from: number,
  to: number,
  ends: Map<number, number>,
  context: HtmlContext,
): PhrasingContent[] {
  const result: PhrasingContent[] = []
  for (let index = from; index < to; index++) {
    const node = children[index]
    if (node?.type !== 'html') {
      if (node) result.push(node)
      continue
    }
    const line = node.position?.start.line ?? 1
    const tell = (text: string) => context.notify(text, line)
    const [parsed] = parseHtml(node.value)
    if (parsed?.type === 'comment') result.push(createTextComment(parsed.value))
    else if (parsed?.type === 'element' && htmlVoidElements.includes(parsed.tagName))
      result.push(toInline(parsed, [], tell))
    else {
      const end = ends.get(index)
      if (parsed?.type === 'element' && end !== undefined && end < to) {
        const inside = convertRange(children, index + 1, end, ends, context)
        result.push(toInline(parsed, inside, tell))
        index = end
      } else {
        tell(`${node.value} has no matching tag: kept as text.`)
        result.push({ type: 'text', value: node.value })
      }
    }
  }
  return result
}

/** Returns the index of the closing tag for the index of each opening tag. */
function findEnds(children: PhrasingContent[]): Map<number, number> {
  const open = new Map<string, number[]>()
  const ends = new Map<number, number>()
  for (const [index, node] of children.entries()) {
    if (node.type !== 'html') continue
    const [, slash, name = ''] = /^<(\/?)([a-z][\w-]*)/i.exec(node.value) ?? []
    if (name === '' || node.value.endsWith('/>')) continue
    const starts = open.get(name.toLowerCase()) ?? []
    open.set(name.toLowerCase(), starts)
    if (!slash) starts.push(index)
    else {
      const start = starts.pop()
      if (start !== undefined) ends.set(start, index)
    }
  }
  return ends
}

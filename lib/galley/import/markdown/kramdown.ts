import type { Root, RootContent } from 'mdast'
import type {} from 'mdast-util-definition-list'
import { toString as toText } from 'mdast-util-to-string'
import remarkDefinitionList from 'remark-definition-list'
import remarkGfm from 'remark-gfm'
import remarkMath from 'remark-math'
import remarkParse from 'remark-parse'
import remarkSmartypants from 'remark-smartypants'
import { type PluggableList, unified } from 'unified'
import { SKIP, visit } from 'unist-util-visit'
import { convertAbbreviations } from './abbreviations'
import { convertAttributeLists } from './attribute-lists'
import { convertHtml } from './convert-html'
import { createFlowComment } from './html'
import { createFlow, createLine } from './jsx'
import { getLine, getSlice } from './places'

type Notify = (text: string, line: number) => void

const syntax: PluggableList = [remarkGfm, [remarkMath, { singleDollarTextMath: false }], remarkDefinitionList]
const reader = unified().use(remarkParse).use(syntax)
const inlineReader = unified().use(remarkParse).use(syntax).use(keepTagsInLines)
// Converts quotes, dashes and dots as kramdown does, so that the text looks as before.
const typographer = unified().use(remarkSmartypants, { dashes: 'oldschool', backticks: false })

/** Parses tags on their own lines as part of a paragraph, as kramdown does with inline elements. */
function keepTagsInLines(this: { data(): { micromarkExtensions?: unknown[] } }): void {
  const data = this.data()
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), { disable: { null: ['htmlFlow'] } }]
}

/** Parses kramdown to a tree of Markdown and JSX; `line` is the number of its first line. */
export function parseKramdown(source: string, line: number, notify: Notify): Root {
  const tree = read(source, line, false, notify)
  convertAbbreviations(tree)
  // The plugin changes the tree in place, contrary to its type.
  typographer.runSync(tree)
  return tree
}

function read(source: string, line: number, inline: boolean, notify: Notify): Root {
  const text = '\n'.repeat(line - 1) + source
  const tree = (inline ? inlineReader : reader).parse(text)
  convertExtensions(tree, text, notify)
  convertHtml(tree, {
    source: text,
    parse: (piece, at, isInline) => read(piece, at, isInline, notify).children,
    notify,
  })
  convertTables(tree, text)
  convertAttributeLists(tree, notify)
  convertDefinitionLists(tree)
  convertLineBreaks(tree)
  convertMath(tree)
  return tree
}

/** Converts `{::comment}` to a comment. Reports other extensions of kramdown, which are kept as text. */
function convertExtensions(tree: Root, source: string, notify: Notify): void {
  const result: RootContent[] = []
  const ends = tree.children.flatMap((node, index) =>
    /\{:\/(?:[a-z]+)?\}$/.test(getSlice(source, node).trimEnd()) ? [index] : [],
  )
  let next = 0
  for (let index = 0; index < tree.children.length; index++) {
    const node = tree.children[index]
    if (!node) continue
    const [, name] = (node.type === 'paragraph' && /^\{::([a-z]+)/.exec(toText(node))) || []
    if (!name) {
      result.push(node)
      continue
    }
    while ((ends[next] ?? index) < index) next++
    const end = ends[next] ?? -1
    const text = getSlice(source, node, tree.children[end])
    if (name === 'comment' && end !== -1) {
      result.push(createFlowComment(text.replace(/^\{::comment\}|\{:\/(?:comment)?\}$/g, '')))
      index = end
    } else {
      notify(`{::${name}} cannot be translated: kept as it is.`, getLine(node))
      result.push(node)
    }
  }
  tree.children = result
}

/** Converts tables without a header row, which kramdown allows and Markdown does not. */
function convertTables(tree: Root, source: string): void {
  visit(tree, 'paragraph', (node, index, parent) => {
    const lines = getSlice(source, node).split('\n')
    const rows = lines.filter((line) => /^\s*\|.*\|\s*$/.test(line))
    if (rows.length < lines.length || index === undefined || !parent) return
    const head = `${(rows[0] ?? '').replace(/[^|]+/g, ' ')}\n${(rows[0] ?? '').trim().replace(/[^|]+/g, '-')}\n`
    const [table] = reader.parse(head + rows.join('\n')).children
    if (table?.type !== 'table') return
    const body = table.children.slice(1).map(({ children }) =>
      createFlow(
        'tr',
        {},
        children.map((cell) => createLine('td', {}, cell.children)),
      ),
    )
    parent.children.splice(index, 1, createFlow('table', {}, [createFlow('tbody', {}, body)]))
    return SKIP
  })
}

function convertDefinitionLists(tree: Root): void {
  visit(tree, 'defList', (node, index, parent) => {
    if (index === undefined || !parent) return
    const items = node.children.map((item) => {
      if (item.type === 'defListTerm') return createLine('dt', {}, item.children)
      const [only, ...others] = item.children
      if (only?.type === 'paragraph' && others.length === 0) return createLine('dd', {}, only.children)
      return createFlow('dd', {}, item.children)
    })
    parent.children.splice(index, 1, createFlow('dl', {}, items))
    return index
  })
}

/** Converts kramdown's `\\` at the end of a line, which Markdown parses as an escaped backslash, to a line break. */
function convertLineBreaks(tree: Root): void {
  visit(tree, 'text', (node, index, parent) => {
    if (index === undefined || !parent || !node.value.includes('\\\n')) return
    const lines = node.value.split('\\\n')
    const children = lines.flatMap((value, at) => [
      ...(at > 0 ? [{ type: 'break' as const }] : []),
      ...(value === '' ? [] : [{ type: 'text' as const, value }]),
    ])
    parent.children.splice(index, 1, ...children)
    return index + children.length
  })
}

/** Converts an inline formula that is a whole paragraph to a block. */
function convertMath(tree: Root): void {
  visit(tree, 'paragraph', ({ children }, index, parent) => {
    const [formula, ...others] = children
    if (formula?.type !== 'inlineMath' || others.length > 0 || index === undefined || !parent) return
    parent.children.splice(index, 1, { type: 'math', value: formula.value })
    return SKIP
  })
}

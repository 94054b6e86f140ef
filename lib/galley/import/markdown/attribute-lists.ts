import type { Nodes, Paragraph, PhrasingContent, RootContent, Table, Text } from 'mdast'
import { toString as toText } from 'mdast-util-to-string'
import type { Node } from 'unist'
import { findValueFault, isAllowedAttribute } from '../../markup/attributes'
import { isSafeId } from '../../markup/ids'
import { createLink } from './html'
import { type Attributes, createFlow, createText } from './jsx'
import { getLine } from './places'

type Notify = (text: string, line: number) => void

/** A kramdown attribute list, such as `{: .class #id key="value"}`. */
type List = { classes: string[]; id: string | undefined; others: Attributes; names: string[] }

/** Removes kramdown's attribute lists from the text and applies them to their nodes. */
export function convertAttributeLists(parent: Nodes, notify: Notify): void {
  if (!('children' in parent)) return
  const { children }: { children: Nodes[] } = parent
  const isOfText = children.some((child) => child.type === 'text')
  const converted = isOfText ? convertSpans(children, notify) : convertBlocks(children, notify)
  Object.assign(parent, { children: converted })
  // The remaining lists belong to descendants.
  for (const child of converted) convertAttributeLists(child, notify)
}

function convertBlocks(children: Nodes[], notify: Notify): Nodes[] {
  const result: Nodes[] = []
  let next: List | undefined
  for (const [index, child] of children.entries()) {
    const alone = child.type === 'paragraph' ? parseList(toText(child)) : undefined
    if (alone) {
      const last = result.at(-1)
      const isBelow = last && endOf(children[index - 1]) + 1 === getLine(child)
      if (isBelow) result.splice(-1, 1, ...apply(last, alone, notify))
      else next = alone
      continue
    }
    const own = takeList(child)
    const lists = [next, takeStart(child), own].filter((list) => list !== undefined)
    next = undefined
    result.push(...lists.reduce<Nodes[]>((nodes, list) => nodes.flatMap((node) => apply(node, list, notify)), [child]))
  }
  return result
}

const endOf = (node: Node | undefined): number => node?.position?.end.line ?? 0

/** Removes and returns the list at the end of a block, which Markdown parses as the last line of its last descendant. */
function takeList(node: Nodes): List | undefined {
  if (node.type === 'table') return takeRow(node)
  if (node.type === 'list' || node.type === 'listItem' || node.type === 'blockquote') {
    const last = node.children.at(-1)
    return last && takeList(last)
  }
  if (node.type === 'heading') return takeEnd(node.children, /(?<!\s)\s*(\{(?::\s*)?#[\w-]+\})$/)
  return node.type === 'paragraph' ? takeEnd(node.children, /\n(\{:[^{}\n]*\})[ \t]*$/) : undefined
}

/** Removes and returns the list above a block, which Markdown parses as the first line of a paragraph. */
function takeStart(node: Nodes): List | undefined {
  const [text] = node.type === 'paragraph' ? node.children : []
  const [whole, written = ''] = (text?.type === 'text' && /^(\{:[^{}\n]*\})[ \t]*\n/.exec(text.value)) || []
  const list = parseList(written)
  if (text?.type === 'text' && whole !== undefined && list) text.value = text.value.slice(whole.length)
  return list
}

function takeEnd(children: PhrasingContent[], pattern: RegExp): List | undefined {
  const text = children.at(-1)
  const [whole, written = ''] = (text?.type === 'text' && pattern.exec(text.value)) || []
  const list = parseList(written.replace(/^\{(?!:)/, '{:'))
  if (text?.type !== 'text' || whole === undefined || !list) return undefined
  text.value = text.value.slice(0, -whole.length)
  if (text.value === '') children.pop()
  return list
}

function takeRow(table: Table): List | undefined {
  const row = table.children.at(-1)
  const list = row && parseList(row.children.map((cell) => toText(cell)).join(''))
  if (list) table.children.pop()
  return list
}

function convertSpans(children: Nodes[], notify: Notify): Nodes[] {
  const result: Nodes[] = []
  for (const child of children) {
    const last = result.at(-1)
    const [written] = (child.type === 'text' && /^\{:[^{}\n]*\}/.exec(child.value)) || []
    const list = written && last && last.type !== 'text' ? parseList(written) : undefined
    if (child.type !== 'text' || !list || !last || !written) {
      result.push(child)
      continue
    }
    result.splice(-1, 1, ...apply(last, list, notify))
    const rest: Text = { ...child, value: child.value.slice(written.length) }
    if (rest.value !== '') result.push(rest)
  }
  return result
}

function parseList(text: string): List | undefined {
  const [, inside] = /^\{:([^{}]*)\}\s*$/.exec(text.trim()) ?? []
  if (inside === undefined || inside.startsWith(':')) return undefined
  const list: List = { classes: [], id: undefined, others: {}, names: [] }
  for (const [, name, , double, single, word = ''] of inside.matchAll(/([\w-]+)=("([^"]*)"|'([^']*)')|(\S+)/g)) {
    if (name === 'class') list.classes.push(...(double ?? single ?? '').split(/\s+/))
    else if (name === 'id') list.id = double ?? single
    else if (name) list.others[name] = double ?? single ?? ''
    else
      for (const [, mark, value = ''] of word.matchAll(/([.#]?)([^.#]+)/g)) {
        if (mark === '.') list.classes.push(value)
        else if (mark === '#') list.id = value
        else list.names.push(value)
      }
  }
  return list
}

/** Applies a list to a node. Reports attributes that a post cannot have. */
function apply(node: Nodes, list: List, notify: Notify): Nodes[] {
  const tell = (text: string) => notify(text, getLine(node))
  if (list.names.includes('toc')) return []
  const classes = list.classes.filter((name) => name !== 'no_toc' && !/^lang(?:uage)?-/.test(name))
  const language = list.classes.flatMap((name) => /^lang(?:uage)?-(.+)$/.exec(name)?.[1] ?? [])[0]
  const element = node.type === 'link' ? 'a' : 'div'
  const isKept = ([name, value]: [string, string | null]) =>
    isAllowedAttribute(element, name) && !findValueFault(element, name, value ?? '')
  for (const [name] of Object.entries(list.others).filter((entry) => !isKept(entry))) {
    tell(`Removed ${name}, which a post cannot have.`)
  }
  const others = Object.fromEntries(Object.entries(list.others).filter(isKept))
  const attributes: Attributes = {
    ...(classes.length > 0 && { className: classes.join(' ') }),
    ...(list.id && isSafeId(list.id) && { id: list.id }),
    ...others,
  }
  const left = (names: string[]) =>
    names.length > 0 && tell(`Removed ${names.join(', ').replace('className=', 'class=')} from ${nameOf(node)}.`)
  if (node.type === 'code' || node.type === 'inlineCode') {
    if (node.type === 'code' && language) node.lang = language
    left(Object.entries(attributes).map(([name, value]) => `${name}="${value}"`))
    return [node]
  }
  const names = Object.keys(attributes)
  if (names.length === 0) return [node]
  if (node.type === 'image') {
    left(Object.entries(attributes).map(([name, value]) => `${name}="${value}"`))
    return [node]
  }
  if (node.type === 'link') return [createLink(attributes, node.url, node.children, tell)]
  if (node.type === 'heading') {
    left(names.filter((name) => name !== 'id').map((name) => `${name}="${attributes[name]}"`))
    if (list.id) node.children = [createText('span', { id: list.id }, node.children)]
    return [node]
  }
  if (node.type === 'paragraph') return applyToParagraph(node, attributes, left)
  if (node.type === 'emphasis' || node.type === 'strong' || node.type === 'delete' || node.type === 'linkReference') {
    return [createText('span', attributes, [node])]
  }
  return isBlockNode(node) ? [createFlow('div', attributes, [node])] : [node]
}

/** An image on a line of its own is what the list of its paragraph is about. */
function applyToParagraph(node: Paragraph, attributes: Attributes, left: (names: string[]) => void): Nodes[] {
  const [image, ...others] = node.children
  if (image?.type === 'image' && others.length === 0) {
    left(Object.entries(attributes).map(([name, value]) => `${name}="${value}"`))
    return [node]
  }
  return [{ ...node, children: [createText('p', attributes, node.children)] }]
}

function isBlockNode(node: Nodes): node is Extract<RootContent, { type: 'list' | 'table' | 'blockquote' }> {
  return node.type === 'list' || node.type === 'table' || node.type === 'blockquote'
}

function nameOf({ type }: Nodes): string {
  return (
    { code: 'a code block', inlineCode: 'code', image: 'an image', heading: 'a heading' }[String(type)] ?? `a ${type}`
  )
}

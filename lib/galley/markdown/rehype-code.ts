import type { Element, ElementContent, Root } from 'hast'
import { toString as toText } from 'hast-util-to-string'
import { h } from 'hastscript'
import rehypeHighlight from 'rehype-highlight'
import type { VFile } from 'vfile'
import type { Translation } from '../content/translation'
import { declareInline } from '../html/inline'
import { findCopied } from './copied-code'
import { type FenceMeta, parseFenceMeta } from './fence-meta'
import { findElements } from './find'
import { loadLanguages } from './languages'

/**
 * Highlights code fences with rehype-highlight, loading only the grammars they name, and applies their meta: a title
 * becomes a caption, a marked line `<mark>`, an inserted one `<ins>`, a deleted one `<del>`, which feed readers show
 * without a style sheet. Adds a copy button (lib/browser/copy.ts). Throws on an unknown language.
 */
export function rehypeCode({ messages }: Translation) {
  return async (tree: Root, file: VFile): Promise<void> => {
    for (const { element: pre, parent } of findElements(tree, 'pre')) {
      // Wide blocks scroll, so they must be reachable by keyboard.
      pre.properties.tabIndex = 0
      const [code] = pre.children
      if (!isElement(code) || code.tagName !== 'code') continue
      const language = takeLanguage(code)
      if (language && !hasLongLine(code)) (await getHighlighter(language))({ type: 'root', children: [pre] }, file)
      const meta = parseFenceMeta(code.data?.meta ?? '')
      const copied = describeCopied(toText(code), language, meta)
      if (copied) code.properties.dataCopied = copied
      if (meta.mark.size + meta.ins.size + meta.del.size > 0 || meta.firstLine !== undefined) {
        const lines = splitLines(code.children)
        // A fence ends with a line end, which does not start another line.
        if (lines.at(-1)?.length === 0) lines.pop()
        code.children = lines.map((line, index) => createLine(line, index + 1, meta))
      }
      if (meta.firstLine !== undefined) {
        code.properties.dataLineNumbers = true
        if (meta.firstLine !== 1) {
          const text = `--first-line: ${meta.firstLine}`
          code.properties.style = text
          declareInline({ kind: 'style attribute', text })
        }
      }
      const button = h('button', { class: 'copy scripted', type: 'button' }, messages.copy)
      const block = h('div', { class: 'code' }, [pre, button])
      parent.children[parent.children.indexOf(pre)] = meta.title ? createFigure(block, meta.title) : block
    }
  }
}

/**
 * Returns which part of a block readers copy, if not all of it: for each line where that part begins, or nothing if the line
 * is left out, as are deleted lines.
 */
function describeCopied(code: string, language: string | undefined, { del }: FenceMeta): string | undefined {
  const lines = code.replace(/\n$/, '').split('\n')
  const isDeleted = (index: number) => del.has(index + 1)
  const found = findCopied(
    lines.filter((_, index) => !isDeleted(index)),
    language,
  )
  const starts = lines.map((_, index) => (isDeleted(index) ? undefined : found.shift()))
  return starts.every((start) => start === 0) ? undefined : starts.map((start) => start ?? '').join()
}

/** The longest line to highlight, since grammars may take quadratic time: 12,000 letters take C#'s half a second. */
const maxLineLength = 5000

function hasLongLine(code: Element): boolean {
  const texts = code.children.map((child) => (child.type === 'text' ? child.value : ''))
  return texts
    .join('')
    .split('\n')
    .some((line) => line.length > maxLineLength)
}

const highlighters = new Map<string, Promise<ReturnType<typeof rehypeHighlight>>>()

/**
 * Returns a highlighter for a single language, so that code looks the same whatever other languages a post uses.
 * Cached, since it compiles its grammars.
 */
function getHighlighter(language: string): Promise<ReturnType<typeof rehypeHighlight>> {
  const highlighter =
    highlighters.get(language) ?? loadLanguages([language]).then((languages) => rehypeHighlight({ languages }))
  highlighters.set(language, highlighter)
  return highlighter
}

function isElement(node: ElementContent | undefined): node is Element {
  return node?.type === 'element'
}

/** Returns the language of code in lower case, and writes its class so, since authors write `JSON` and `json`. */
function takeLanguage(code: Element): string | undefined {
  const { className } = code.properties
  const name = Array.isArray(className) ? className.find((name) => String(name).startsWith('language-')) : undefined
  if (name === undefined) return undefined
  const language = String(name).slice('language-'.length).toLowerCase()
  code.properties.className = [`language-${language}`]
  return language
}

/** Returns highlighted code split into lines. An element that spans several lines is repeated on each. */
export function splitLines(nodes: ElementContent[]): ElementContent[][] {
  const lines: ElementContent[][] = [[]]
  for (const node of nodes) {
    const pieces = isElement(node)
      ? splitLines(node.children).map((children): ElementContent[] =>
          children.length > 0 ? [{ ...node, children }] : [],
        )
      : node.type === 'text'
        ? node.value.split('\n').map((value): ElementContent[] => (value ? [{ type: 'text', value }] : []))
        : [[node]]
    lines.at(-1)?.push(...(pieces[0] ?? []))
    lines.push(...pieces.slice(1))
  }
  return lines
}

function createLine(line: ElementContent[], number: number, { mark, ins, del }: FenceMeta): Element {
  const tagName = del.has(number) ? 'del' : ins.has(number) ? 'ins' : mark.has(number) ? 'mark' : 'span'
  return h(tagName, { class: 'line' }, [...line, '\n'])
}

function createFigure(block: Element, title: string): Element {
  return h('figure', { class: 'listing' }, [h('figcaption', title), block])
}

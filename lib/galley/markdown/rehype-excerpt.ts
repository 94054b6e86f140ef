import type { Element, Root, RootContent } from 'hast'
import type { VFile } from 'vfile'
import { findFrontmatter } from '../content/frontmatter-block'
import { detachLinks } from './detach-links'
import { findElements } from './find'
import { readText } from './visible-text'

declare module 'vfile' {
  interface DataMap {
    /** The excerpt as plain text. */
    excerpt: string
  }
}

/**
 * Finds the excerpt: everything above `{/* more *\/}`, or without that marker, the first paragraph with words. Sets
 * `file.data.excerpt` to its text. With `only`, removes the rest of the document, and makes links within it lead to
 * `file.data.href`.
 */
export function rehypeExcerpt({ only }: { only: boolean }) {
  return (tree: Root, file: VFile): void => {
    const excerpt = getExcerpt(tree.children)
    file.data.excerpt = readWords(excerpt).replace(/\s+/g, ' ')
    if (!only) return
    tree.children = [...tree.children.filter(({ type }) => type === 'mdxjsEsm'), ...excerpt]
    if (file.data.href !== undefined) detachLinks(tree, file.data.href)
  }
}

/**
 * Returns a source up to its marker, so that the rest need not be parsed for an excerpt. Returns all of it if the
 * excerpt may depend on the rest, or if the marker may be inside of something else, such as a fence or an element.
 */
export function cutAfterExcerpt(source: string): string {
  const start = findFrontmatter(source)?.length ?? 0
  const [, head] = /^([\s\S]*?\n)\n\{\/\*\s*more\s*\*\/\}[ \t]*(?:\n|$)/.exec(source.slice(start)) ?? []
  if (head === undefined || /^\s*(?:<|```|~~~)|\[[^\]]*\](?!\()|\{(?!\/\*)|<[A-Z]/m.test(head)) return source
  return `${source.slice(0, start)}${head}\n{/* more */}\n`
}

function getExcerpt(nodes: RootContent[]): RootContent[] {
  const marker = nodes.findIndex((node) => node.type === 'mdxFlowExpression' && isMarker(node.value))
  if (marker === -1) return getLead(nodes)
  const above = nodes.slice(0, marker).filter(({ type }) => type !== 'mdxjsEsm')
  const isContent = (node: RootContent) => node.type !== 'text' || node.value.trim() !== ''
  return above.slice(above.findIndex(isContent), above.findLastIndex(isContent) + 1)
}

/** Returns the first paragraph with words; in a text without one, the first other block with words, or image. */
function getLead(nodes: RootContent[]): RootContent[] {
  const blocks = nodes.filter((node) => node.type === 'element' && !/^h\d$/.test(node.tagName))
  const worded = blocks.filter((node) => readWords([node]) !== '')
  const isParagraph = (node: RootContent) => node.type === 'element' && node.tagName === 'p'
  const lead = worded.find(isParagraph) ?? worded[0] ?? blocks.find(hasImage)
  return lead ? [lead] : []
}

const hasImage = (node: RootContent): boolean => node.type === 'element' && findElements(node, 'img').length > 0

/** Returns whether an expression is the marker that ends the excerpt. */
export function isMarker(expression: string): boolean {
  return /^\/\*\s*more\s*\*\/$/.test(expression.trim())
}

/** Returns the text of nodes without images, code blocks, and labels that the page adds. */
function readWords(nodes: RootContent[]): string {
  return readText({ type: 'root', children: nodes }, { skip: isNoText })
}

function isNoText({ tagName, properties }: Element): boolean {
  return ['figure', 'pre'].includes(tagName) || [properties.className].flat().includes('callout-title')
}

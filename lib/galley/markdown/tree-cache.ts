import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Root, RootContent } from 'mdast'
import type { Processor } from 'unified'
import type { VFile } from 'vfile'
import { hash, openCache } from '../core/cache'
import { unlessMissing } from '../core/output'
import { listNodes } from './find'
import { cutAfterExcerpt, isMarker } from './rehype-excerpt'
import { parseMarkdown } from './syntax'

const cache = openCache('trees')

let grammar = ''

const grammarFiles = ['syntax', 'remark-addresses'].map((name) => `lib/galley/markdown/${name}.ts`)

function createKey(source: VFile): string {
  // A tree also depends on the parser and its options. Commands may run in a folder without these files.
  grammar ||= hash(...['package-lock.json', ...grammarFiles].map(readIfPresent))
  return hash(grammar, String(source))
}

/**
 * Returns the unmodified tree of a source, from the cache if possible: parsing takes thirty times as long as reading
 * it. Throws a `VFileMessage` if MDX cannot parse the source.
 */
export function readTree(source: VFile): Root {
  return findTree(source) ?? parseMarkdown(source)
}

/**
 * Caches a tree for its page and for later builds. Call it for published sources only, since a cache may be public.
 * Skips trees with code: JSON cannot represent all of its syntax tree, and comments are private.
 */
export function cacheTree(source: VFile, tree: Root): void {
  const key = createKey(source)
  if (cache.read(key) || listNodes(tree).some(({ node }) => isCode(node))) return
  cache.write(key, JSON.stringify(tree))
}

/** Returns whether a node contains code other than the marker that ends the excerpt. */
function isCode(node: RootContent): boolean {
  if (node.type === 'mdxFlowExpression' || node.type === 'mdxTextExpression') return !isMarker(node.value)
  if (node.type !== 'mdxJsxFlowElement' && node.type !== 'mdxJsxTextElement') return node.type === 'mdxjsEsm'
  return node.attributes.some(
    (attribute) => attribute.type === 'mdxJsxExpressionAttribute' || isObject(attribute.value),
  )
}

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null

const readIfPresent = (file: string): Uint8Array => unlessMissing(() => readFileSync(path.resolve(file))) ?? Buffer.of()

/** Deletes the cached trees of all but these sources. */
export function sweepTrees(sources: VFile[]): void {
  for (const source of sources) cache.use(createKey(source))
  cache.sweep()
}

/**
 * Makes MDX use the cached tree of a source. Otherwise MDX parses the source; with `only`, no more than the excerpt
 * needs.
 */
export function remarkTree(this: Processor, { only }: { only: boolean }): void {
  const { parser: parse } = this
  const read = (text: string) => (only ? cutAfterExcerpt(text) : text)
  this.parser = (text, file) => findTree(file) ?? parse?.(read(text), file) ?? { type: 'root', children: [] }
}

function findTree(source: VFile): Root | undefined {
  const text = cache.read(createKey(source))?.toString()
  return text === undefined ? undefined : JSON.parse(text)
}

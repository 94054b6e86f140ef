import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Root, RootContent } from 'mdast'
import type { Processor } from 'unified'
import type { VFile } from 'vfile'
import { hash, openCache } from '../core/cache'
import { unlessMissing } from '../core/output'
import { listNodes } from './find'
import { cutBehindExcerpt, isMarker } from './remark-excerpt'
import { parseMarkdown } from './syntax'

const cache = openCache('trees')

let grammar = ''

function createKey(source: VFile): string {
  // What a tree depends on besides the text: the parser, and how it is put together. Commands may run elsewhere.
  grammar ||= hash(...['package-lock.json', 'lib/galley/markdown/syntax.ts'].map(readIfThere))
  return hash(grammar, String(source))
}

/**
 * The tree of a source, as it is written: from the cache if a build has kept it, since parsing takes thirty times as long as
 * reading. Throws a `VFileMessage` where MDX cannot read the source.
 */
export function readTree(source: VFile): Root {
  return findTree(source) ?? parseMarkdown(source)
}

/**
 * Keeps a tree for the page of its source and for later builds: of what is published alone, since a cache may be
 * public. One with code in it is not kept: JSON cannot hold all that code can say, and comments are nobody's business.
 */
export function keepTree(source: VFile, tree: Root): void {
  const key = createKey(source)
  if (cache.read(key) || listNodes(tree).some(({ node }) => isCode(node))) return
  cache.write(key, JSON.stringify(tree))
}

/** Whether a program is in a node; where an excerpt ends, one with nothing but a word stands. */
function isCode(node: RootContent): boolean {
  if (node.type === 'mdxFlowExpression' || node.type === 'mdxTextExpression') return !isMarker(node.value)
  if (node.type !== 'mdxJsxFlowElement' && node.type !== 'mdxJsxTextElement') return node.type === 'mdxjsEsm'
  return node.attributes.some(
    (attribute) => attribute.type === 'mdxJsxExpressionAttribute' || isObject(attribute.value),
  )
}

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null

const readIfThere = (file: string): Uint8Array => unlessMissing(() => readFileSync(path.resolve(file))) ?? Buffer.of()

/** Throws away the trees of all but these sources. */
export function sweepTrees(sources: VFile[]): void {
  for (const source of sources) cache.use(createKey(source))
  cache.sweep()
}

/**
 * Has MDX take the tree of a source that was kept. Of any other it reads the excerpt, with `only`, and no more than it has
 * to of the rest.
 */
export function remarkTree(this: Processor, { only }: { only: boolean }): void {
  const { parser: parse } = this
  const read = (text: string) => (only ? cutBehindExcerpt(text) : text)
  this.parser = (text, file) => findTree(file) ?? parse?.(read(text), file) ?? { type: 'root', children: [] }
}

function findTree(source: VFile): Root | undefined {
  const text = cache.read(createKey(source))?.toString()
  return text === undefined ? undefined : JSON.parse(text)
}

import type { Nodes } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkMath from 'remark-math'
import remarkMdx from 'remark-mdx'
import remarkStringify from 'remark-stringify'
import { type Processor, unified } from 'unified'
import { type LiquidScope, translateLiquid } from '../liquid'
import type { Notify } from '../notices'
import { convertAddresses, type Resolve } from './addresses'
import { convertCode } from './code'
import { convertExcerpt, markExcerpt } from './excerpt'
import { parseKramdown } from './kramdown'

/** The options of `translateBody`. */
export type BodyContext = {
  scope: LiquidScope
  resolve: Resolve
  /** The excerpt separator; undefined for pages, which have no excerpt. */
  separator: string | undefined
  notify: Notify
}

const writer = unified()
  .use(remarkStringify, { bullet: '-', rule: '-', emphasis: '_', fences: true, resourceLink: true })
  .use(remarkGfm)
  .use(remarkMath, { singleDollarTextMath: false })
  .use(remarkMdx)
  .use(escapeKeywords)

/** Escapes `import` and `export` at the start of a line, where MDX would parse them as code. */
function escapeKeywords(this: Processor): void {
  const data = this.data()
  const word = (character: string, after: string) => ({ atBreak: true, character, after })
  data.toMarkdownExtensions = [
    ...(data.toMarkdownExtensions ?? []),
    { unsafe: [word('i', 'mport\\b'), word('e', 'xport\\b')] },
  ]
}

/** A translated body, before the paths of its images are known. */
export type Body = {
  /** The images and linked files, by their paths in the old blog. */
  images: string[]
  downloads: string[]
  /** Returns the MDX source; `getPath` returns an image's path relative to the post. */
  write(getPath: (image: string) => string): string
}

/** Translates a body from kramdown and Liquid to MDX; `line` is the number of its first line in the file. */
export function translateBody(body: string, line: number, { scope, resolve, separator, notify }: BodyContext): Body {
  const marked = separator === undefined ? body : markExcerpt(body, separator)
  const { text, restore, toSourceLine } = translateLiquid(marked, line, scope, notify)
  const notifyAt = (notice: string, at: number) => notify(notice, toSourceLine(at))
  const tree = parseKramdown(text, line, notifyAt)
  restoreTexts(tree, restore)
  convertCode(tree, notifyAt)
  const { images, downloads } = convertAddresses(tree, resolve, notifyAt)
  if (separator !== undefined) convertExcerpt(tree, separator, notifyAt)
  return {
    images: [...new Set(images.values())],
    downloads: [...downloads],
    write(getPath) {
      for (const [image, file] of images) image.url = encodeURI(getPath(file))
      return writer.stringify(tree)
    },
  }
}

/** Puts back the Liquid that was kept, in all strings of a tree. */
function restoreTexts(node: Nodes, restore: (text: string) => string): void {
  for (const [key, value] of Object.entries(node)) {
    if (typeof value === 'string' && key !== 'type') Object.assign(node, { [key]: restore(value) })
  }
  if ('attributes' in node) {
    for (const attribute of node.attributes)
      if (typeof attribute.value === 'string') attribute.value = restore(attribute.value)
  }
  if ('children' in node) for (const child of node.children) restoreTexts(child, restore)
}

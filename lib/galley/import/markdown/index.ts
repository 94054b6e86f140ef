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

/** What the body of a post or page is translated with. */
export type BodyContext = {
  scope: LiquidScope
  resolve: Resolve
  /** What ends the excerpt; undefined on a page, which has none. */
  separator: string | undefined
  notify: Notify
}

const writer = unified()
  .use(remarkStringify, { bullet: '-', rule: '-', emphasis: '_', fences: true, resourceLink: true })
  .use(remarkGfm)
  .use(remarkMath, { singleDollarTextMath: false })
  .use(remarkMdx)
  .use(keepWords)

/** A line that begins with one of these words would be read as code. */
function keepWords(this: Processor): void {
  const data = this.data()
  const word = (character: string, after: string) => ({ atBreak: true, character, after })
  data.toMarkdownExtensions = [
    ...(data.toMarkdownExtensions ?? []),
    { unsafe: [word('i', 'mport\\b'), word('e', 'xport\\b')] },
  ]
}

/** A translated body, which lacks the paths of its images. */
export type Body = {
  /** The images that it shows and the files that it links to, by their paths in the old blog. */
  images: string[]
  downloads: string[]
  /** The source, as MDX; `getPath` gives an image's path as seen from the post. */
  write(getPath: (image: string) => string): string
}

/** Translates a body of kramdown and Liquid into MDX; `line` is the number of its first line in the file. */
export function translateBody(body: string, line: number, { scope, resolve, separator, notify }: BodyContext): Body {
  const marked = separator === undefined ? body : markExcerpt(body, separator)
  const { text, restore } = translateLiquid(marked, line, scope, notify)
  const tree = parseKramdown(text, line, notify)
  restoreTexts(tree, restore)
  convertCode(tree, notify)
  const { images, downloads } = convertAddresses(tree, resolve, notify)
  if (separator !== undefined) convertExcerpt(tree, separator, notify)
  return {
    images: [...new Set(images.values())],
    downloads: [...downloads],
    write(getPath) {
      for (const [image, file] of images) image.url = encodeURI(getPath(file))
      return writer.stringify(tree)
    },
  }
}

/** Puts back what was kept of Liquid, wherever it has come to stand. */
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

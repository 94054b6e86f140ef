import type { Root } from 'mdast'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkMath from 'remark-math'
import remarkMdx from 'remark-mdx'
import remarkParse from 'remark-parse'
import { type PluggableList, unified } from 'unified'
import type { VFile } from 'vfile'

/** What a post's Markdown is, whoever reads it: the compiler and the parser below. */
export const syntax: PluggableList = [
  remarkFrontmatter,
  remarkGfm,
  // One dollar sign is a price or a prompt; two are math.
  [remarkMath, { singleDollarTextMath: false }],
]

/** How footnotes get their ids: as authors write them, since a page holds one body. */
export const footnotes = { clobberPrefix: '' }

const processor = unified().use(remarkParse).use(remarkMdx).use(syntax)

/** The tree of a source, as it is written; throws a `VFileMessage` where MDX cannot read it. */
export function parseMarkdown(source: VFile): Root {
  return processor.parse(source)
}

/** Whether the inside of a pair of braces says nothing but comments. */
export function isComment(expression: string): boolean {
  return /^\s*(?:\/\*(?:(?!\*\/)[\s\S])*\*\/\s*)*$/.test(expression)
}

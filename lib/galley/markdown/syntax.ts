import type { Root } from 'mdast'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkMath from 'remark-math'
import remarkMdx from 'remark-mdx'
import remarkParse from 'remark-parse'
import { type PluggableList, unified } from 'unified'
import type { VFile } from 'vfile'
import { location } from 'vfile-location'
import { VFileMessage } from 'vfile-message'
import { mdxOptions, withBudget } from './acorn-budget'

/** What a post's Markdown is, whoever reads it: the compiler and the parser below. */
export const syntax: PluggableList = [
  remarkFrontmatter,
  remarkGfm,
  // One dollar sign is a price or a prompt; two are math.
  [remarkMath, { singleDollarTextMath: false }],
]

/** How footnotes get their ids: as authors write them, since a page holds one body. */
export const footnotes = { clobberPrefix: '' }

const processor = unified().use(remarkParse).use(remarkMdx, mdxOptions).use(syntax)

/** The tree of a source, as it is written; throws a `VFileMessage` where MDX cannot read it, or not in reasonable time. */
export function parseMarkdown(source: VFile): Root {
  const { result, refused } = withBudget(() => processor.parse(source))
  if (result && refused === undefined) return result
  const start = String(source).indexOf(refused?.split('\n', 1)[0]?.slice(0, 100) ?? '')
  throw new VFileMessage('The code that begins here takes too long to read.', {
    place: location(source).toPoint(Math.max(0, start)),
    ruleId: tooCostly,
    source: 'galley',
  })
}

/** The rule id of the message that `parseMarkdown` throws if a text has it read too much code. */
export const tooCostly = 'too-costly'

/** Whether the inside of a pair of braces says nothing but comments. */
export function isComment(expression: string): boolean {
  return /^\s*(?:\/\*(?:(?!\*\/)[\s\S])*\*\/\s*)*$/.test(expression)
}

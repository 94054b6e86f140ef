import type { Root } from 'mdast'
import remarkCjkFriendly from 'remark-cjk-friendly'
import remarkCjkFriendlyStrikethrough from 'remark-cjk-friendly-gfm-strikethrough'
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
import { remarkAddresses } from './remark-addresses'

/** The Markdown extensions of posts, shared by the compiler and `parseMarkdown`. */
export const syntax: PluggableList = [
  remarkFrontmatter,
  remarkGfm,
  // Chinese, Japanese and Korean have no spaces at the ends of emphasis, as CommonMark expects.
  remarkCjkFriendly,
  remarkCjkFriendlyStrikethrough,
  remarkAddresses,
  // A single dollar sign is a price or a prompt.
  [remarkMath, { singleDollarTextMath: false }],
]

const processor = unified().use(remarkParse).use(remarkMdx, mdxOptions).use(syntax)

/** Returns the tree of a source. Throws a `VFileMessage` if MDX cannot parse it, or not in reasonable time. */
export function parseMarkdown(source: VFile): Root {
  const { result, refused } = withBudget(() => processor.parse(source))
  if (result && refused === undefined) return result
  const start = String(source).indexOf(refused?.split('\n', 1)[0]?.slice(0, 100) ?? '')
  throw new VFileMessage('The code that starts here takes too long to parse.', {
    place: location(source).toPoint(Math.max(0, start)),
    ruleId: tooCostly,
    source: 'galley',
  })
}

/** The rule id of the message that `parseMarkdown` throws if parsing the code in a text takes too long. */
export const tooCostly = 'too-costly'

/** Returns whether an expression contains only comments. */
export function isComment(expression: string): boolean {
  return /^\s*(?:\/\*(?:(?!\*\/)[\s\S])*\*\/\s*)*$/.test(expression)
}

import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkMath from 'remark-math'
import type { PluggableList } from 'unified'

/** What a post's Markdown is, whoever reads it: the compiler and the content check. */
export const syntax: PluggableList = [
  remarkFrontmatter,
  remarkGfm,
  // One dollar sign is a price or a prompt; two are math.
  [remarkMath, { singleDollarTextMath: false }],
]

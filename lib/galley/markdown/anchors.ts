import { nodeTypes } from '@mdx-js/mdx'
import type { Root } from 'mdast'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import { addIds, findIds } from './heading-ids'
import { rehypeElements } from './rehype-elements'
import { footnotes, rehypeFootnotes } from './rehype-footnotes'
import { rehypeMath } from './rehype-math'

/** The compiler's plugins that add ids, or on which they depend. */
const processor = unified()
  .use(remarkRehype, { ...footnotes, passThrough: [...nodeTypes] })
  .use(rehypeMath)
  .use(rehypeFootnotes)
  .use(rehypeElements)
  .use(() => addIds)

/** Returns the ids in a body, which link fragments can refer to, in document order. */
export function findAnchors(tree: Root): Set<string> {
  return new Set(findIds(processor.runSync(tree)))
}

import { nodeTypes } from '@mdx-js/mdx'
import type { Root } from 'mdast'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import { findElements } from './find'
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

/** Returns what link fragments can refer to in a body: its ids in document order, and the names of `<a name="…">`. */
export function findAnchors(tree: Root): Set<string> {
  const body = processor.runSync(tree)
  const names = findElements(body, 'a').flatMap(({ element }) => String(element.properties.name ?? '') || [])
  return new Set([...findIds(body), ...names])
}

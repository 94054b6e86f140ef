import { nodeTypes } from '@mdx-js/mdx'
import type { Root } from 'mdast'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'
import { componentIds } from './components'
import { addIds } from './heading-ids'
import { rehypeMath } from './rehype-math'
import { footnotes } from './syntax'

/** The compiler's plugins that add ids. */
const processor = unified()
  .use(remarkRehype, { ...footnotes, passThrough: [...nodeTypes] })
  .use(rehypeMath)
  .use(() => addIds)

/** Returns the ids in a body, which link fragments can refer to, in document order. */
export function findAnchors(tree: Root): Set<string> {
  const anchors = new Set<string>()
  visit(processor.runSync(tree), (node) => {
    if (node.type === 'element' && node.properties.id) anchors.add(String(node.properties.id))
    else if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') {
      for (const attribute of node.attributes) {
        if (attribute.type === 'mdxJsxAttribute' && attribute.name === 'id') anchors.add(String(attribute.value))
      }
      for (const [name, id] of Object.entries(componentIds)) if (name === node.name) anchors.add(id)
    }
  })
  return anchors
}

import type { Nodes, Root, RootContent } from 'mdast'
import { toString as toText } from 'mdast-util-to-string'
import type { VFile } from 'vfile'
import { findFrontmatter } from '../content/frontmatter-block'
import { findNodes } from './find'

declare module 'vfile' {
  interface DataMap {
    /** The excerpt as plain text. */
    excerpt: string
  }
}

/**
 * Finds the excerpt: everything above `{/* more *\/}`, or the first paragraph without that marker. Sets
 * `file.data.excerpt` to its text. With `only`, removes the rest of the document except definitions and modules, and
 * removes footnote references, whose notes are in the rest.
 */
export function remarkExcerpt({ only }: { only: boolean }) {
  return (tree: Root, file: VFile): void => {
    const excerpt = getExcerpt(tree)
    file.data.excerpt = excerpt.map(toPlainText).join(' ')
    if (!only) return
    tree.children = [...excerpt, ...tree.children.filter(({ type }) => type === 'definition' || type === 'mdxjsEsm')]
    for (const { node, parent } of findNodes(tree, 'footnoteReference')) {
      parent.children.splice(parent.children.indexOf(node), 1)
    }
  }
}

/**
 * Returns a source up to its marker, so that the rest need not be parsed for an excerpt. Returns all of it if the
 * excerpt may depend on the rest, or if the marker may be inside of something else, such as a fence or an element.
 */
export function cutAfterExcerpt(source: string): string {
  const start = findFrontmatter(source)?.length ?? 0
  const [, head] = /^([\s\S]*?\n)\n\{\/\*\s*more\s*\*\/\}[ \t]*(?:\n|$)/.exec(source.slice(start)) ?? []
  if (head === undefined || /^\s*(?:<|```|~~~)|\[[^\]]*\](?!\()|\{(?!\/\*)|<[A-Z]/m.test(head)) return source
  return `${source.slice(0, start)}${head}\n{/* more */}\n`
}

function getExcerpt(tree: Root): RootContent[] {
  const marker = tree.children.findIndex((node) => node.type === 'mdxFlowExpression' && isMarker(node.value))
  const lead =
    marker === -1
      ? tree.children.filter((node) => node.type === 'paragraph').slice(0, 1)
      : tree.children.slice(0, marker)
  return lead.filter(({ type }) => type !== 'yaml' && type !== 'mdxjsEsm' && type !== 'definition')
}

/** Returns whether an expression is the marker that ends the excerpt. */
export function isMarker(expression: string): boolean {
  return /^\/\*\s*more\s*\*\/$/.test(expression.trim())
}

/** Returns the text of a node without images, code blocks and expressions. */
function toPlainText(node: Nodes): string {
  if (['code', 'mdxFlowExpression', 'mdxTextExpression'].includes(node.type)) return ''
  return 'children' in node ? node.children.map(toPlainText).join('') : toText(node, { includeImageAlt: false })
}

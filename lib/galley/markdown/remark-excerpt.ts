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
 * Finds the excerpt: all above `{/* more *\/}`, or the first paragraph if there is no such marker. Its text goes to
 * `file.data.excerpt`. With `only`, the rest of the document is dropped but for what the excerpt refers to, and so are
 * footnote marks, whose notes stay behind.
 */
export function remarkExcerpt({ only }: { only: boolean }) {
  return (tree: Root, file: VFile): void => {
    const excerpt = getExcerpt(tree)
    file.data.excerpt = excerpt.map(readAloud).join(' ')
    if (!only) return
    tree.children = [...excerpt, ...tree.children.filter(({ type }) => type === 'definition' || type === 'mdxjsEsm')]
    for (const { node, parent } of findNodes(tree, 'footnoteReference')) {
      parent.children.splice(parent.children.indexOf(node), 1)
    }
  }
}

/**
 * A source up to its marker, for who wants the excerpt alone, since most of a post stands behind it. All of it where
 * the excerpt may need what is further down, or where the marker may stand in something else: in a fence, an element.
 */
export function cutBehindExcerpt(source: string): string {
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

/** Whether the inside of a pair of braces ends the excerpt. */
export function isMarker(expression: string): boolean {
  return /^\/\*\s*more\s*\*\/$/.test(expression.trim())
}

/** The text that a reader would read aloud: no images, no code blocks, no expressions. */
function readAloud(node: Nodes): string {
  if (['code', 'mdxFlowExpression', 'mdxTextExpression'].includes(node.type)) return ''
  return 'children' in node ? node.children.map(readAloud).join('') : toText(node, { includeImageAlt: false })
}

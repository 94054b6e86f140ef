import type { Paragraph, Root } from 'mdast'
import { findAndReplace } from 'mdast-util-find-and-replace'
import { toString as toText } from 'mdast-util-to-string'
import { createText } from './jsx'

/** Wraps abbreviations in `<abbr>` and removes their definitions, such as `*[HTML]: Hypertext Markup Language`. */
export function convertAbbreviations(tree: Root): void {
  const meanings = new Map<string, string>()
  tree.children = tree.children.filter((node) => node.type !== 'paragraph' || !takeDefinitions(node, meanings))
  const words = [...meanings.keys()]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[^\p{L}\p{N}\s]/gu, '\\$&'))
  if (words.length === 0) return
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}_])(?:${words.join('|')})(?![\\p{L}\\p{N}_])`, 'gu')
  const mark = (word: string) =>
    createText('abbr', { title: meanings.get(word) ?? '' }, [{ type: 'text', value: word }])
  findAndReplace(tree, [pattern, mark], { ignore: ['mdxJsxTextElement'] })
}

function takeDefinitions(paragraph: Paragraph, meanings: Map<string, string>): boolean {
  const lines = toText(paragraph).split('\n')
  const found = lines.map((line) => /^\*\[([^\]]+)\]:\s*(.*)$/.exec(line))
  if (!found.every((match) => match !== null)) return false
  for (const [, word = '', meaning = ''] of found) meanings.set(word, meaning.trim())
  return true
}

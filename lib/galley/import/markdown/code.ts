import type { Root } from 'mdast'
import { visit } from 'unist-util-visit'
import { parseFenceMeta } from '../../markdown/fence-meta'
import { isLanguage } from '../../markdown/languages'

/** Normalises the language of each code block. Reports unknown languages, whose blocks become plain text. */
export function convertCode(tree: Root, notify: (text: string, line: number) => void): void {
  visit(tree, 'code', (node) => {
    const line = node.position?.start.line ?? 1
    const language = node.lang?.toLowerCase().replace(/^\{?[.:]*|\}$/g, '')
    if (language && !isLanguage(language)) notify(`Unknown language "${language}": the code is not highlighted.`, line)
    node.lang = language && isLanguage(language) ? language : null
    if (!node.meta) return
    try {
      parseFenceMeta(node.meta)
    } catch {
      notify(`Removed unknown code block options: ${node.meta}`, line)
      node.meta = null
    }
    // Without a language, the options would be parsed as one.
    if (node.meta && !node.lang) node.lang = 'text'
  })
}

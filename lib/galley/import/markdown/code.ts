import type { Root } from 'mdast'
import { visit } from 'unist-util-visit'
import { parseFenceMeta } from '../../markdown/fence-meta'
import { languageNames } from '../../markdown/languages'

/** Names each code block's language as the site knows it; one that it does not know stays plain text, and is told. */
export function convertCode(tree: Root, notify: (text: string, line: number) => void): void {
  visit(tree, 'code', (node) => {
    const line = node.position?.start.line ?? 1
    const language = node.lang?.toLowerCase().replace(/^\{?[.:]*|\}$/g, '')
    if (language && !languageNames.includes(language))
      notify(`The language ${language} is not highlighted: plain text.`, line)
    node.lang = language && languageNames.includes(language) ? language : null
    if (!node.meta) return
    try {
      parseFenceMeta(node.meta)
    } catch {
      notify(`"${node.meta}" behind a fence means nothing here: left out.`, line)
      node.meta = null
    }
    // A meta without a language would be read as one.
    if (node.meta && !node.lang) node.lang = 'text'
  })
}

import { formatCode, formatText } from './markdown'
import type { Export, Page } from './read-export'

/** Each address of the earlier export that has neither a page nor an alias now, with what to write. */
export function describeLost(base: Export, head: Export, added: string[]): string[] {
  return [...base.pages].flatMap(([address, page]) =>
    head.pages.has(address)
      ? []
      : [`${formatCode(address)} ${formatText(page.title)}: ${advise(address, page, head, added)}`],
  )
}

function advise(address: string, page: Page, head: Export, added: string[]): string {
  if (!page.isArticle && page.leadsTo === undefined) return 'a list that is empty now.'
  const alias = formatCode(`aliases: [${address}]`)
  const owner = page.leadsTo ?? findSuccessor(page, head, added)
  if (owner && head.pages.get(owner)?.isArticle) return `write ${alias} in the post at ${formatCode(owner)}.`
  return `if a post took its place, write ${alias} there.`
}

/** The added page that has most of another one's text, if one has at least half of it. */
function findSuccessor({ text }: Page, head: Export, added: string[]): string | undefined {
  const lines = new Set(text)
  const [best] = added
    .map((address) => ({
      address,
      shared: head.pages.get(address)?.text.filter((line) => lines.has(line)).length ?? 0,
    }))
    .sort((a, b) => b.shared - a.shared)
  return best && best.shared > 0 && best.shared * 2 >= lines.size ? best.address : undefined
}

import { formatCode, formatText } from './markdown'
import type { Export, Page } from './read-export'

/** Lists the addresses of `base` that have neither a page nor a redirect in `head`, each with a remedy. */
export function describeLost(base: Export, head: Export, added: string[]): string[] {
  return [...base.pages].flatMap(([address, page]) =>
    head.pages.has(address)
      ? []
      : [`${formatCode(address)} ${formatText(page.title)}: ${advise(address, page, head, added)}`],
  )
}

function advise(address: string, page: Page, head: Export, added: string[]): string {
  if (!page.isArticle && page.leadsTo === undefined) return 'a list without posts now.'
  const alias = formatCode(`aliases: [${address}]`)
  const owner = page.leadsTo ?? findSuccessor(page, head, added)
  if (owner && head.pages.get(owner)?.isArticle) return `add ${alias} to the post at ${formatCode(owner)}.`
  return `if another post replaces it, add ${alias} there.`
}

/** Returns the added page with most of the text of a removed page, if it has at least half of its lines. */
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

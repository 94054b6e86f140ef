import { formatDiff } from './diff'
import type { Export } from './read-export'

/** What a page of both exports says otherwise now, as parts of a report; none if it says the same. */
export function describeChange(address: string, base: Export, head: Export): string[] {
  const [before, after] = [collect(address, base), collect(address, head)]
  // An item that a newer one has pushed out of the feed is no change of its post.
  const [itemBefore, itemAfter] = [base.items.get(address), head.items.get(address)]
  const items = itemBefore && itemAfter ? compare('The item in feeds', itemBefore, itemAfter) : []
  return [
    ...compare('For search engines and previews', before.facts, after.facts),
    ...items,
    ...compare('The excerpt on the index', before.excerpt, after.excerpt),
    ...(before.card === after.card ? [] : ['The card is drawn anew.']),
    ...compare('The text', before.text, after.text),
  ]
}

/** All that a new page says, as parts of a report. */
export function describeAddition(address: string, head: Export): string[] {
  const { facts, text } = collect(address, head)
  return [...compare('For search engines and previews', [], facts), ...compare('The text', [], text)]
}

function collect(address: string, { pages, excerpts, files }: Export) {
  const page = pages.get(address)
  return {
    facts: [`title: ${page?.title ?? ''}`, ...(page?.facts ?? [])],
    text: page?.text ?? [],
    excerpt: excerpts.get(address) ?? [],
    card: files.get(page?.card ?? '')?.hash,
  }
}

function compare(name: string, before: string[], after: string[]): string[] {
  const isSame = before.length === after.length && before.every((line, index) => line === after[index])
  return isSame ? [] : [`${name}:\n\n${formatDiff(before, after)}`]
}

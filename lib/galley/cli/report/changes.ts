import { formatDiff } from './diff'
import type { Export } from './read-export'

/** Returns the sections of a report on a page of both exports; an empty array if it is unchanged. */
export function describeChange(address: string, base: Export, head: Export): string[] {
  const [before, after] = [collect(address, base), collect(address, head)]
  // A post whose item was pushed out of the feed by a newer one has not changed.
  const [itemBefore, itemAfter] = [base.items.get(address), head.items.get(address)]
  const items = itemBefore && itemAfter ? compare('Feed item', itemBefore, itemAfter) : []
  return [
    ...compare('Metadata', before.facts, after.facts),
    ...items,
    ...compare('Excerpt', before.excerpt, after.excerpt),
    ...(before.card === after.card ? [] : ['The card has changed.']),
    ...compare('Text', before.text, after.text),
  ]
}

/** Returns the sections of a report on a new page. */
export function describeAddition(address: string, head: Export): string[] {
  const { facts, text } = collect(address, head)
  return [...compare('Metadata', [], facts), ...compare('Text', [], text)]
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

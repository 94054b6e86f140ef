import type { Blockquote, Root } from 'mdast'
import type { Translation } from '../content/translation'
import { findNodes } from './find'

/** The callout kinds that GitHub supports. */
export const calloutKinds = ['NOTE', 'TIP', 'IMPORTANT', 'WARNING', 'CAUTION'] as const

type CalloutKind = (typeof calloutKinds)[number]

/**
 * Turns a block quote that begins with `[!NOTE]` into a callout, as GitHub does:
 * https://docs.github.com/get-started/writing-on-github/getting-started-with-writing-and-formatting-on-github/basic-writing-and-formatting-syntax#alerts
 */
export function remarkCallouts({ messages: { callouts } }: Translation) {
  const titles: Record<CalloutKind, string> = {
    NOTE: callouts.note,
    TIP: callouts.tip,
    IMPORTANT: callouts.important,
    WARNING: callouts.warning,
    CAUTION: callouts.caution,
  }
  return (tree: Root): void => {
    for (const { node: quote } of findNodes(tree, 'blockquote')) {
      const kind = takeMarker(quote)
      if (!kind) continue
      const className = ['callout', `callout-${kind.toLowerCase()}`]
      // Without the role, screen readers would list each callout as a landmark.
      quote.data = { hName: 'aside', hProperties: { className, role: 'note' } }
      quote.children.unshift({
        type: 'paragraph',
        data: { hProperties: { className: ['callout-title'] } },
        children: [{ type: 'text', value: titles[kind] }],
      })
    }
  }
}

/** Removes the marker from a quote's first line and returns its kind; undefined if there is no marker. */
function takeMarker(quote: Blockquote): CalloutKind | undefined {
  const [paragraph] = quote.children
  if (paragraph?.type !== 'paragraph') return undefined
  const [text, lineBreak] = paragraph.children
  if (text?.type !== 'text') return undefined
  const [line, word] = /^\[!([A-Z]+)\](?:\n|$)/.exec(text.value) ?? []
  const kind = calloutKinds.find((kind) => kind === word)
  if (line === undefined || !kind) return undefined
  text.value = text.value.slice(line.length)
  if (text.value === '') paragraph.children.splice(0, lineBreak?.type === 'break' ? 2 : 1)
  if (paragraph.children.length === 0) quote.children.shift()
  return kind
}

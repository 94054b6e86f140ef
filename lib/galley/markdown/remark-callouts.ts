import type { Blockquote, Root } from 'mdast'
import { findNodes } from './find'

/** The titles of the callout kinds that GitHub supports. */
export const calloutKinds: Record<string, string> = {
  NOTE: 'Note',
  TIP: 'Tip',
  IMPORTANT: 'Important',
  WARNING: 'Warning',
  CAUTION: 'Caution',
}

/**
 * Turns a block quote that begins with `[!NOTE]` into a callout, as GitHub does:
 * https://docs.github.com/get-started/writing-on-github/getting-started-with-writing-and-formatting-on-github/basic-writing-and-formatting-syntax#alerts
 */
export function remarkCallouts() {
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
        children: [{ type: 'text', value: calloutKinds[kind] ?? kind }],
      })
    }
  }
}

/** Removes the marker from a quote's first line and returns its kind; undefined if there is no marker. */
function takeMarker(quote: Blockquote): string | undefined {
  const [paragraph] = quote.children
  if (paragraph?.type !== 'paragraph') return undefined
  const [text, lineBreak] = paragraph.children
  if (text?.type !== 'text') return undefined
  const [line, kind] = /^\[!([A-Z]+)\](?:\n|$)/.exec(text.value) ?? []
  if (line === undefined || !kind || !Object.hasOwn(calloutKinds, kind)) return undefined
  text.value = text.value.slice(line.length)
  if (text.value === '') paragraph.children.splice(0, lineBreak?.type === 'break' ? 2 : 1)
  if (paragraph.children.length === 0) quote.children.shift()
  return kind
}

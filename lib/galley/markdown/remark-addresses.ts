import type { Root } from 'mdast'
import { gfmAutolinkLiteral } from 'micromark-extension-gfm-autolink-literal'
import type { Attempt, Code, Construct, ConstructRecord, State } from 'micromark-util-types'
import type { Processor } from 'unified'
import { findNodes } from './find'

/**
 * Punctuation beyond ASCII ends a bare address, as a space does: `https://a.example/b。` in Chinese, `؟` in Arabic, `”`
 * everywhere. Dots within words do not: Wikipedia's addresses have them in Catalan (`l·l`) and Japanese (`・`).
 */
const end =
  /(?!\p{ASCII}|[·・･])[\p{Ps}\p{Pe}\p{Pi}\p{Pf}\p{Po}—―〜\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff60]/u

const isEnd = (code: Code): boolean => code !== null && code > 0 && end.test(String.fromCodePoint(code))

/** Ends bare addresses before punctuation beyond ASCII. Use it after remark-gfm, which detects them. */
export function remarkAddresses(this: Processor): void {
  const data = this.data()
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), { text: limitAll(gfmAutolinkLiteral().text ?? {}) }]
  data.fromMarkdownExtensions = [...(data.fromMarkdownExtensions ?? []), { transforms: [shortenLinks] }]
}

function limitAll(constructs: ConstructRecord): ConstructRecord {
  return Object.fromEntries(
    Object.entries(constructs).map(([code, construct]) => [code, [construct ?? []].flat().map(limit)]),
  )
}

/** Returns a construct, and those within, that take such punctuation for the end of the text. */
function limit(construct: Construct): Construct {
  return {
    ...construct,
    tokenize(effects, ok, nok) {
      let current: Code = null
      let isOver = false
      /** Wraps a state of this construct, which must not see the punctuation. */
      const blind =
        (state: State): State =>
        (code) => {
          current = code
          isOver = false
          const next = state(isEnd(code) ? null : code)
          return isOver || !next ? next : blind(next)
        }
      /** Wraps a state of another construct, which must. */
      const leave =
        (state: State): State =>
        () => {
          isOver = true
          return state(current)
        }
      const enter =
        (attempt: Attempt): Attempt =>
        (inner, then, otherwise) =>
          leave(attempt(isConstruct(inner) ? limit(inner) : inner, blind(then), otherwise && blind(otherwise)))
      const limited = { ...effects, attempt: enter(effects.attempt), check: enter(effects.check) }
      return blind(construct.tokenize.call(this, limited, leave(ok), leave(nok)))
    },
  }
}

const isConstruct = (inner: Parameters<Attempt>[0]): inner is Construct =>
  'tokenize' in inner && typeof inner.tokenize === 'function'

/** Shortens the links that mdast-util-gfm finds in plain text, where micromark sees none: `（www.a.example）`. */
function shortenLinks(tree: Root): void {
  for (const { node, parent } of findNodes(tree, 'link')) {
    const [text] = node.children
    if (node.position || text?.type !== 'text') continue
    const cut = text.value.search(end)
    if (cut === -1) continue
    const rest = text.value.slice(cut)
    node.url = node.url.slice(0, -rest.length)
    text.value = text.value.slice(0, cut)
    parent.children.splice(parent.children.indexOf(node) + 1, 0, { type: 'text', value: rest })
  }
}

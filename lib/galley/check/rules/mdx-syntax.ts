import { htmlTagNames } from 'html-tag-names'
import { htmlVoidElements } from 'html-void-elements'
import type { Fault } from '../../core/diagnostics'
import { getPlace } from '../../core/places'
import { findElementRemedy } from '../elements'
import type { Entry, Rule } from '../rule'

export const mdxSyntax: Rule = {
  id: 'mdx-syntax',
  reason: 'A body that is not valid MDX cannot become a page.',
  severity: 'error',
  check(entry, _content, found) {
    if (!entry.bodyFault) return []
    const { reason, line } = entry.bodyFault
    // The fault of an earlier rule on this line explains the parser's error better.
    if (found.some(({ place }) => place?.start.line === line)) return []
    const at = findOffset(entry)
    for (const [pattern, explain] of commonMistakes) {
      const match = pattern.exec(reason)
      const fault = match && explain(String(entry.file), at, ...match.slice(1))
      if (fault) return [{ ...fault, place: getPlace(entry.file, fault.from, fault.to) }]
    }
    return [{ reason, note: 'If this is text, put it in backticks.', place: getPlace(entry.file, at, at + 1) }]
  },
}

type Explanation = Omit<Fault, 'place'> & { from: number; to: number }
type Explain = (text: string, at: number, ...parts: (string | undefined)[]) => Explanation | undefined

/** Explanations of common mistakes, by the parser's error. */
const commonMistakes: [pattern: RegExp, explain: Explain][] = [
  [/`!`.* before name/s, explainComment],
  [/to create a link in MDX/, explainAutolink],
  [/Unexpected character `(\d|[^\w`])`.*before name/s, explainLess],
  [/before attribute value/, explainUnquoted],
  [/before local attribute name|in attribute name|before attribute name/, explainQuotes],
  [/Unexpected closing slash/, (text, at) => explainClosing(text, at)],
  [/Unexpected closing tag `<\/([^>]*)>`, expected corresponding closing tag for `<([^>]*)>`/, explainCrossed],
  [/Expected a closing tag for `<([^>]*)>`|expected a closing tag for `<([^>]*)>`/i, explainUnclosed],
  [
    /in (?:local |member )?name|before (?:local |member )?name|after (?:local |member )?name|in closing tag|after self-closing/,
    explainLess,
  ],
  [/import\/exports/, explainImport],
  [/in expression|parse expression|unexpected lazy line/i, explainBrace],
]

/** Returns the offset of the parser's error; for an unclosed element, that of its opening tag. */
function findOffset({ file, bodyFault }: Entry): number {
  const { line, column, reason } = bodyFault ?? {}
  const named = /\((\d+):(\d+)-\d+:\d+\)/.exec(reason ?? '')
  const isClosing = /^Unexpected closing tag/.test(reason ?? '')
  const [atLine, atColumn] = named && !isClosing ? [Number(named[1]), Number(named[2])] : [line ?? 1, column ?? 1]
  const lines = String(file).split('\n')
  const before = lines.slice(0, atLine - 1).reduce((sum, { length }) => sum + length + 1, 0)
  return Math.min(before + atColumn - 1, String(file).length)
}

function explainComment(text: string, at: number): Explanation {
  const from = text.lastIndexOf('<', at)
  const [comment = '<!', content] = /^<!--([\s\S]*?)-->/.exec(text.slice(from)) ?? []
  if (content === undefined && !text.startsWith('<!--', from)) {
    const note = 'Remove it. If it is text, write \\< or put it in backticks.'
    return { reason: 'HTML declarations are not allowed.', note, from, to: from + comment.length }
  }
  const words = content?.trim() ?? '…'
  return {
    reason: 'MDX does not support HTML comments.',
    note: words.includes('\n') ? 'Write it as {/* … */}' : `Write {/* ${words} */}`,
    from,
    to: from + (content === undefined ? 4 : (comment.split('\n')[0]?.length ?? 4)),
  }
}

function explainAutolink(text: string, at: number): Explanation | undefined {
  const from = text.lastIndexOf('<', at)
  const [autolink, address] = /^<([^<>\s]+)>/.exec(text.slice(from)) ?? []
  if (!autolink || !address) return explainLess(text, at)
  return {
    reason: `MDX reads ${autolink} as an element.`,
    note: `Write ${address} without the angle brackets: it becomes a link.`,
    from,
    to: from + autolink.length,
  }
}

function explainLess(text: string, at: number): Explanation {
  const from = text.lastIndexOf('<', at)
  return {
    reason: 'MDX reads < as the start of an element, but no valid element follows.',
    note: 'If it is text, write \\< or put it in backticks.',
    from,
    to: Math.max(from + 1, /^[^\s>]*/.exec(text.slice(from, at + 1))?.[0].length ?? 1 + from),
  }
}

function explainUnquoted(text: string, at: number): Explanation {
  const [value = ''] = /^[^\s>]*/.exec(text.slice(at)) ?? []
  const name = /[\w:-]+(?=\s*=\s*$)/.exec(text.slice(0, at))?.[0] ?? ''
  return {
    reason: `The value of "${name}" needs quotes.`,
    note: `Write ${name}="${value}"`,
    from: at - name.length - 1,
    to: at + value.length,
  }
}

function explainQuotes(text: string, at: number): Explanation {
  const from = text.lastIndexOf('<', at)
  const note = 'Put each value in one pair of quotes, such as title="A talk". If the < is text, write \\<'
  return {
    reason: 'The attributes of this element cannot be read from here on.',
    note,
    from: Math.max(from, at),
    to: at + 1,
  }
}

function explainClosing(text: string, at: number): Explanation {
  const from = text.lastIndexOf('<', at)
  const [tag = '</'] = /^<[^<>\n]*>?/.exec(text.slice(from)) ?? []
  const name = tag.replace(/[</>\s]/g, '')
  const note = htmlVoidElements.includes(name) ? `Write <${name} />` : 'Remove it, or write the opening tag before it.'
  return { reason: `${tag} has no opening tag.`, note, from, to: from + tag.length }
}

function explainCrossed(text: string, at: number, closing = '', open = ''): Explanation {
  const from = text.lastIndexOf('<', at)
  const reason = `</${closing}> comes before the closing tag of <${open}>.`
  const note = htmlVoidElements.includes(open) ? `Write <${open} />` : `Write </${open}> before it.`
  return { reason, note, from, to: from + closing.length + 3 }
}

function explainUnclosed(text: string, at: number, first?: string, second?: string): Explanation {
  const name = first ?? second ?? ''
  const to = at + name.length + 1
  const reason = `<${name}> is not closed.`
  const forbidden = findElementRemedy(name)
  if (forbidden) return { reason, note: forbidden, from: at, to }
  if (htmlVoidElements.includes(name)) return { reason, note: `Write <${name} />`, from: at, to }
  if (/^[a-z]/.test(name) && !htmlTagNames.includes(name)) {
    return { reason, note: `If it is text, write \\<${name}> or put it in backticks.`, from: at, to }
  }
  const line = text.slice(0, at).split('\n').length
  const inline = text.split('\n')[line - 1]?.trim() !== `<${name}>`
  const where = inline ? 'in the same paragraph' : 'on its own line'
  return { reason, note: `Write </${name}> ${where} where it ends, or <${name} /> if it is empty.`, from: at, to }
}

function explainImport(text: string, at: number): Explanation {
  const from = text.lastIndexOf('\n', at - 1) + 1
  const [word = ''] = /^\w+/.exec(text.slice(from)) ?? []
  const [from0, first = word] = word === 'import' || word === 'export' ? [from, word] : findImport(text, at)
  return {
    reason: `MDX reads a line that starts with "${first}" as code.`,
    note: 'Start it with another word, or join it to the line before.',
    from: from0,
    to: from0 + first.length,
  }
}

function findImport(text: string, at: number): [number, string] {
  const matches = [...text.slice(0, at).matchAll(/^(?:import|export)\b/gm)]
  const last = matches.at(-1)
  return last ? [last.index, last[0]] : [at, '']
}

function explainBrace(text: string, at: number): Explanation {
  const from = findOpenBrace(text, at)
  const [braces = '{'] = /^\{+[^{}\n]*\}*/.exec(text.slice(from)) ?? []
  const isClosed = braces.endsWith('}')
  return {
    reason: isClosed ? `MDX reads ${braces} as code, but it is not valid JavaScript.` : 'This brace is not closed.',
    note: findRemedy(text.slice(0, from), braces),
    from,
    to: from + (isClosed ? braces.length : 1),
  }
}

function findRemedy(before: string, braces: string): string {
  if (braces.startsWith('{#')) return 'Remove it: a heading gets its id from its text.'
  if (/\bstyle=$/.test(before)) return 'Remove it, and put styles for all posts in components/styles/prose.css.'
  if (/\w=$/.test(before)) return 'Write text in quotes, or a number, true or false in braces.'
  return 'If it is text, write \\{ or put it in backticks.'
}

/** Returns the offset of the brace that opens the expression in which the parser stopped. */
function findOpenBrace(text: string, at: number): number {
  let depth = 0
  let open = -1
  for (let offset = Math.min(at, text.length) - 1; offset >= 0; offset--) {
    if (text[offset] === '}') depth++
    else if (text[offset] === '{' && text[offset - 1] !== '\\') {
      if (depth === 0) open = offset
      else depth--
      if (open !== -1 && text[open - 1] !== '{') break
    }
  }
  return open === -1 ? Math.min(at, text.length) : open
}

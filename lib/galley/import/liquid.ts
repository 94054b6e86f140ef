import { type Liquid, type TagToken, Tokenizer, TokenKind, type TopLevelToken } from 'liquidjs'
import { isTooCostly } from './liquid-engine'
import type { Notify } from './notices'

/** The values and functions that Liquid in a text can use. */
export type LiquidScope = {
  engine: Liquid
  /** The variables `site` and `page`. */
  values: object
  /** Returns the old address, with the base URL, of the post or file that `post_url` or `link` names. */
  findAddress(tag: 'post_url' | 'link', name: string): string | undefined
}

/**
 * A text without Liquid. `restore` puts back the Liquid that could not be translated; `toSourceLine` returns the line of the
 * source for a line of the text, since Liquid can take more or fewer lines than what replaces it.
 */
export type Translated = { text: string; restore(text: string): string; toSourceLine(line: number): number }

/**
 * Replaces Liquid with its values. Liquid that cannot be evaluated is kept: private-use characters replace it until
 * `restore`, so that Markdown does not parse it. The first line of `source`, and of the text, has the number `line`.
 */
export function translateLiquid(source: string, line: number, scope: LiquidScope, notify: Notify): Translated {
  const kept: string[] = []
  const lineOf = countLines(source, line)
  let start = line
  const keep = (token: TopLevelToken, why: string): string => {
    notify(`${token.getText().split('\n', 1)[0]} ${why}: kept as it is.`, start)
    if (kept.length === maxKept) throw new Error(`More than ${maxKept} Liquid tags cannot be translated.`)
    kept.push(token.getText())
    return String.fromCodePoint(firstPrivate + kept.length - 1)
  }
  const restore = (text: string) =>
    text.replace(/[\u{f0000}-\u{ffffd}]/gu, (char) => kept[(char.codePointAt(0) ?? 0) - firstPrivate] ?? char)
  const tokens = readTokens(source, scope, notify, line)
  const parts: string[] = []
  const sourceLines = [line]
  let fence: { mark: string; close: string } | undefined
  let isComment = false
  const translate = (token: TopLevelToken, index: number): string => {
    if (isComment) {
      if (isTag(token, 'endcomment')) isComment = false
      return '\n'.repeat(token.getText().split('\n').length - 1)
    }
    if (isTag(token, 'comment')) isComment = true
    if (isComment || isTag(token, 'raw') || isTag(token, 'endraw')) return ''
    if (isTag(token, 'highlight') && !fence) {
      fence = openFence(token, tokens.slice(index + 1))
      return fence.mark
    }
    if (isTag(token, 'endhighlight') && fence) {
      const { close } = fence
      fence = undefined
      const isOnOwnLine = /\n[ \t]*$/.test(parts.at(-1)?.replace(/^.*(?=\n)/s, '') ?? '')
      return isOnOwnLine ? close : `\n${close}`
    }
    if (isTag(token, 'post_url') || isTag(token, 'link')) {
      const tag = isTag(token, 'link') ? 'link' : 'post_url'
      return scope.findAddress(tag, token.args.trim()) ?? keep(token, 'does not name a file of the blog')
    }
    if (isOutput(token)) {
      const { text, fault } = evaluate(token.content, scope)
      return text ?? keep(token, fault)
    }
    return token.kind === TokenKind.HTML ? token.getText() : keep(token, 'cannot be translated')
  }
  for (const [index, token] of tokens.entries()) {
    start = lineOf(token.begin)
    const text = translate(token, index)
    const isText = token.kind === TokenKind.HTML
    for (let count = 1; count < text.split('\n').length; count++) sourceLines.push(isText ? start + count : start)
    parts.push(text)
  }
  const toSourceLine = (at: number) => sourceLines[at - line] ?? at
  return { text: parts.join(''), restore, toSourceLine }
}

const firstPrivate = 0xf0000
const maxKept = 0xfffd - 1

function readTokens(source: string, { engine }: LiquidScope, notify: Notify, line: number): TopLevelToken[] {
  try {
    return new Tokenizer(source).readTopLevelTokens(engine.options)
  } catch (error) {
    const [reason = ''] = String(error instanceof Error ? error.message : error).split('\n')
    notify(`The Liquid in this file is invalid and is kept as it is: ${reason}`, line)
    return new Tokenizer(source).readTopLevelTokens({
      ...engine.options,
      tagDelimiterLeft: '\u{10fffd}',
      outputDelimiterLeft: '\u{10fffd}',
    })
  }
}

function isOutput(token: TopLevelToken): token is TopLevelToken & { content: string } {
  return token.kind === TokenKind.Output
}

function isTag(token: TopLevelToken, name: string): token is TagToken {
  return token.kind === TokenKind.Tag && 'name' in token && token.name === name
}

/** Returns a function from offsets to lines, to be called in ascending order; the first line has the number `line`. */
function countLines(source: string, line: number): (offset: number) => number {
  let [current, from] = [line, 0]
  return (offset) => {
    for (let at = source.indexOf('\n', from); at !== -1 && at < offset; at = source.indexOf('\n', from)) {
      current++
      from = at + 1
    }
    return current
  }
}

/** Returns a fence that is longer than any in its content, with the language and line options of the tag. */
function openFence(tag: TagToken, rest: TopLevelToken[]): { mark: string; close: string } {
  const end = rest.findIndex((token) => isTag(token, 'endhighlight'))
  const inside = rest
    .slice(0, end === -1 ? undefined : end)
    .map((token) => token.getText())
    .join('')
  const longest = Math.max(2, ...Array.from(inside.matchAll(/`+/g), ([run]) => run.length))
  const close = '`'.repeat(longest + 1)
  const [language = '', ...options] = tag.args.match(/(?:[^\s"]|"[^"]*"?)+/g) ?? []
  const lines = /hl_lines="([\d ]+)"/.exec(tag.args)?.[1]?.trim().split(/\s+/).join(',')
  const meta = [lines ? `{${lines}}` : '', options.some((option) => /^linenos/.test(option)) ? 'showLineNumbers' : '']
  return { mark: [close + language, ...meta.filter(Boolean)].join(' ') + (inside.startsWith('\n') ? '' : '\n'), close }
}

/** Returns the text of an output tag, or else why it cannot be evaluated. */
function evaluate(content: string, { engine, values }: LiquidScope): { text?: string; fault: string } {
  try {
    const value: unknown = engine.evalValueSync(content.trim(), values)
    const isText = typeof value === 'string' || typeof value === 'number'
    return { ...(isText && { text: String(value) }), fault: 'cannot be evaluated' }
  } catch (error) {
    return { fault: isTooCostly(error) ? 'takes too much time or memory' : 'cannot be evaluated' }
  }
}

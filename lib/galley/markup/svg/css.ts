import { type CSSToken, TokenType, tokenize } from '@csstools/css-tokenizer'
import { embedded, joinLines, shorten } from './embedded'
import { atRules, functions } from './vocabulary'

/** A style as it is published, or what is wrong with it: the end of a sentence that begins with the drawing's name. */
export type CssResult = { css: string } | { reason: string }

/**
 * Reads a style sheet, the declarations of a `style` attribute, or one value. Comments are left out. The tokenizer is
 * that of the standard, so an escape hides no address: what is refused is what a browser would read.
 */
export function readCss(source: string): CssResult {
  const tokens = tokenize({ css: source })
  let css = ''
  for (const [index, token] of tokens.entries()) {
    const reason = findFault(token, index, tokens)
    if (reason) return { reason }
    css += write(token)
  }
  return { css }
}

function findFault(token: CSSToken, index: number, tokens: CSSToken[]): string | undefined {
  switch (token[0]) {
    case TokenType.AtKeyword:
      return atRules.has(token[4].value.toLowerCase()) ? undefined : `has a style with @${token[4].value}.`
    case TokenType.URL:
      return describeAddress(token[4].value)
    case TokenType.BadURL:
    case TokenType.BadString:
      return 'has a style with an address or a text that does not end.'
    case TokenType.Function: {
      const name = token[4].value.toLowerCase()
      if (name !== 'url') return functions.has(name) ? undefined : `has a style with ${token[4].value}().`
      const argument = findMeaningful(tokens, index + 1)
      return argument?.[0] === TokenType.String
        ? describeAddress(argument[4].value)
        : 'has a style with a url() whose address is not a text.'
    }
    default:
      return undefined
  }
}

function findMeaningful(tokens: CSSToken[], from: number): CSSToken | undefined {
  for (let index = from; index < tokens.length; index++) {
    const token = tokens[index]
    if (token && token[0] !== TokenType.Whitespace && token[0] !== TokenType.Comment) return token
  }
  return undefined
}

/** Another part of the drawing, or something within it; what is wrong with any other address. */
function describeAddress(address: string): string | undefined {
  const isInside =
    address === '' || address.startsWith('#') || embedded.picture.test(address) || embedded.font.test(address)
  return isInside ? undefined : `has a style that asks for something from elsewhere: ${shorten(address)}.`
}

function write(token: CSSToken): string {
  // An empty comment, since with none two words would become one, and a space is a combinator in selectors.
  if (token[0] === TokenType.Comment) return '/**/'
  // Without escapes, so that whoever looks for what is embedded finds it.
  if (token[0] === TokenType.URL && token[4].value.startsWith('data:')) return `url("${joinLines(token[4].value)}")`
  if (token[0] === TokenType.String && embedded.picture.test(token[4].value)) return `"${joinLines(token[4].value)}"`
  return token[1]
}

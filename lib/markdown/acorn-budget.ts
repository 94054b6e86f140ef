import { Parser } from 'acorn'
import jsx from 'acorn-jsx'

const JsxParser = Parser.extend(jsx())
const options = { ecmaVersion: 2024, sourceType: 'module' } as const

/**
 * How many characters of code one text may have read. MDX hands acorn the code anew at each brace that might end it, or at
 * each blank line, so a text of 100 KB can cost billions.
 */
const maxCharacters = 10_000_000

let left = maxCharacters
let refused: string | undefined

/** Acorn as MDX asks for it. Once the budget is spent, it takes whatever it is given for an empty program. */
const acorn: Pick<typeof Parser, 'parse' | 'parseExpressionAt'> = {
  parse: (input, options) => JsxParser.parse(pay(input) ? input : '', options),
  parseExpressionAt(input, offset, options) {
    if (pay(input)) return JsxParser.parseExpressionAt(input, offset, options)
    // The end tells MDX that nothing of the code is left.
    return Object.assign(JsxParser.parseExpressionAt('0', 0, options), { end: input.length })
  },
}

/** What remark-mdx reads code with, instead of an acorn without a budget. */
export const mdxOptions = { acorn, acornOptions: options }

/** Runs a parse with a full budget; returns the code at which the budget was spent, if it was. */
export function withBudget<Result>(parse: () => Result): { result: Result | undefined; refused: string | undefined } {
  left = maxCharacters
  refused = undefined
  try {
    return { result: parse(), refused }
  } catch (error) {
    if (refused === undefined) throw error
    return { result: undefined, refused }
  }
}

function pay(input: string): boolean {
  left -= input.length
  if (left < 0) refused ??= input
  return left >= 0
}

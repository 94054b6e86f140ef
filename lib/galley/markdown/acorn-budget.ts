import { Parser } from 'acorn'
import jsx from 'acorn-jsx'

const JsxParser = Parser.extend(jsx())
const options = { ecmaVersion: 2024, sourceType: 'module' } as const

/**
 * How much code one text may have read, in characters. MDX hands acorn the code anew at each brace that might end it, or at
 * each blank line, so a text of 100 KB can cost billions.
 */
const budget = 10_000_000

/** What a line of code costs besides its characters: MDX puts the code together from its lines each time. */
const lineCost = 50

let left = budget
let refused: string | undefined

/** Acorn as MDX asks for it. Once the budget is spent, no code is read any more, which ends the parse as soon as can be. */
const acorn: Pick<typeof Parser, 'parse' | 'parseExpressionAt'> = {
  parse(input, options) {
    if (pay(input)) return JsxParser.parse(input, options)
    // MDX takes an error with a place, and without one that acorn had come to, for one that no more code can remove.
    throw Object.assign(new SyntaxError('The budget is spent.'), { pos: 0 })
  },
  parseExpressionAt(input, offset, options) {
    if (pay(input)) return JsxParser.parseExpressionAt(input, offset, options)
    // Here MDX would try with more code after any error. The end tells it that nothing of the code is left.
    return Object.assign(JsxParser.parseExpressionAt('0', 0, options), { end: input.length })
  },
}

/** What remark-mdx reads code with, instead of an acorn without a budget. */
export const mdxOptions = { acorn, acornOptions: options }

/** Runs a parse with a full budget; returns the code at which the budget was spent, if it was. */
export function withBudget<Result>(parse: () => Result): { result: Result | undefined; refused: string | undefined } {
  left = budget
  refused = undefined
  try {
    return { result: parse(), refused }
  } catch (error) {
    if (refused === undefined) throw error
    return { result: undefined, refused }
  }
}

function pay(input: string): boolean {
  left -= input.length + lineCost * countLines(input)
  if (left < 0) refused ??= input
  return left >= 0
}

function countLines(text: string): number {
  let lines = 1
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines++
  return lines
}

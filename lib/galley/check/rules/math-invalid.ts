import katex from 'katex'
import type { Fault } from '../../core/diagnostics'
import { katexOptions } from '../../markdown/rehype-math'
import { isOverflow } from '../limits'
import { getNodes, type Rule } from '../rule'

export const mathInvalid: Rule = {
  id: 'math-invalid',
  reason: 'Invalid TeX fails the build.',
  severity: 'error',
  check(entry) {
    return getNodes(entry, 'math', 'inlineMath').flatMap(({ type, value, position }): Fault[] => {
      const fault = findFault(value, type === 'math')
      return fault ? [{ ...fault, place: position }] : []
    })
  },
}

/** The deepest nesting of a formula and of its MathML. Their parsers recurse, and a build has less stack than a check. */
const maxDepth = 300

const nested = {
  reason: 'This formula is nested too deeply.',
  note: 'Nest its groups less deeply.',
}

function findFault(formula: string, displayMode: boolean): Omit<Fault, 'place'> | undefined {
  if (measureDepth(formula.replace(/\\./gs, ''), /\{/, /\}/) > maxDepth) return nested
  try {
    const html = katex.renderToString(formula, { ...katexOptions, displayMode, throwOnError: true })
    return measureDepth(html, /<[a-z]/, /<\/[a-z]/) > maxDepth ? nested : undefined
  } catch (error) {
    if (isOverflow(error)) return nested
    if (!(error instanceof katex.ParseError)) throw error
    return { reason: `Invalid formula: ${error.rawMessage}.`, note: findRemedy(error.rawMessage) }
  }
}

/** Returns the nesting depth of a text in which `open` begins a level and `close` ends it. */
function measureDepth(text: string, open: RegExp, close: RegExp): number {
  let [depth, deepest] = [0, 0]
  for (const [mark] of text.matchAll(new RegExp(`${open.source}|${close.source}`, 'g'))) {
    depth += open.test(mark) ? 1 : -1
    deepest = Math.max(deepest, depth)
  }
  return deepest
}

function findRemedy(message: string): string {
  const [, command] = /Undefined control sequence: (\\\S+)/.exec(message) ?? []
  if (command) return `Correct ${command}, or replace it with functions from https://katex.org/docs/supported.html`
  if (/Expected '}'|Expected '\\right'|end of input/.test(message))
    return 'Close each { with }, each \\left with \\right and each \\begin with \\end.'
  return 'Correct the formula. If the dollar signs are text, write \\$\\$'
}

import katex from 'katex'
import type { Fault } from '../../core/diagnostics'
import { katexOptions } from '../../markdown/rehype-math'
import { isOverflow } from '../limits'
import { getNodes, type Rule } from '../rule'

export const mathInvalid: Rule = {
  id: 'math-invalid',
  reason: 'TeX that cannot be read ends the build.',
  severity: 'error',
  check(entry) {
    return getNodes(entry, 'math', 'inlineMath').flatMap(({ type, value, position }): Fault[] => {
      const fault = findFault(value, type === 'math')
      return fault ? [{ ...fault, place: position }] : []
    })
  },
}

/** How deep a formula and its MathML may be nested: what reads them calls itself for each level, with less stack in a build. */
const maxDepth = 300

const nested = { reason: 'The groups of this formula are nested too deeply.', note: 'Nest them less deeply.' }

function findFault(formula: string, displayMode: boolean): Omit<Fault, 'place'> | undefined {
  if (measureDepth(formula.replace(/\\./gs, ''), /\{/, /\}/) > maxDepth) return nested
  try {
    const html = katex.renderToString(formula, { ...katexOptions, displayMode, throwOnError: true })
    return measureDepth(html, /<[a-z]/, /<\/[a-z]/) > maxDepth ? nested : undefined
  } catch (error) {
    if (isOverflow(error)) return nested
    if (!(error instanceof katex.ParseError)) throw error
    return { reason: `This formula cannot be read: ${error.rawMessage}.`, note: findRemedy(error.rawMessage) }
  }
}

/** How deep a text goes, in which one pattern opens what another closes. */
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
  if (command)
    return `Correct ${command}, or write what it means with the functions of https://katex.org/docs/supported.html.`
  if (/Expected '}'|Expected '\\right'|end of input/.test(message))
    return 'Close each { with }, each \\left with \\right and each \\begin with \\end.'
  return 'Correct it; if two dollar signs are meant as text, write \\$\\$.'
}

import katex from 'katex'
import { katexOptions } from '../../markdown/rehype-math'
import { type Fault, getNodes, type Rule } from '../rule'

export const mathInvalid: Rule = {
  id: 'math-invalid',
  reason: 'TeX that cannot be read ends the build.',
  severity: 'error',
  check(entry) {
    return getNodes(entry, 'math', 'inlineMath').flatMap(({ type, value, position }): Fault[] => {
      try {
        katex.renderToString(value, {
          ...katexOptions,
          displayMode: type === 'math',
          throwOnError: true,
        })
        return []
      } catch (error) {
        if (!(error instanceof katex.ParseError)) throw error
        return [
          {
            reason: `This formula cannot be read: ${error.rawMessage}.`,
            note: findRemedy(error.rawMessage),
            place: position,
          },
        ]
      }
    })
  },
}

function findRemedy(message: string): string {
  const [, command] = /Undefined control sequence: (\\\S+)/.exec(message) ?? []
  if (command)
    return `Correct ${command}, or write what it means with the functions of https://katex.org/docs/supported.html.`
  if (/Expected '}'|Expected '\\right'|end of input/.test(message))
    return 'Close each { with }, each \\left with \\right and each \\begin with \\end.'
  return 'Correct it; if two dollar signs are meant as text, write \\$\\$.'
}

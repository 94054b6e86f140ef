import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { readNodes } from '../../../lib/galley/html/html'
import { findFiles } from './pages'
import { nameFile, runTool, type Validator } from './validator'

/** https://github.com/validator/validator/wiki/Output-»-JSON */
const outputSchema = z.object({
  messages: z.array(
    z.object({
      url: z.string().default(''),
      lastLine: z.number().default(1),
      message: z.string(),
    }),
  ),
})

/** Messages about features that the checker does not support yet, with a check that the page is valid. */
const tooNew: { message: string; isValid: (html: string) => boolean }[] = [
  // https://drafts.csswg.org/css-view-transitions-2/#view-transition-rule
  { message: 'CSS: Unrecognized at-rule “@view-transition”', isValid: () => true },
  // The standard also has "immediate": https://html.spec.whatwg.org/multipage/speculative-loading.html#speculation-rule-eagerness
  {
    message: 'The “eagerness” property in a speculation rule must be one of “eager”, “moderate”, or “conservative”.',
    isValid: (html) => readEagerness(html).every((value) => /^(?:immediate|eager|moderate|conservative)$/.test(value)),
  },
]

/** Checks pages with the Nu Html Checker of the W3C: https://validator.github.io/validator/ */
export const html: Validator = {
  name: 'html',
  tools: ['java'],
  async run(sites) {
    const pages = await findFiles(sites, /\.html$/)
    const options = ['--format', 'json', '--errors-only', '--exit-zero-always', '--stdout']
    const { stdout } = runTool('vnu', [...options, ...pages])
    const faults: string[] = []
    let filtered = 0
    for (const { url, lastLine, message } of outputSchema.parse(JSON.parse(stdout)).messages) {
      const file = url ? fileURLToPath(url) : 'vnu'
      const known = tooNew.find((known) => known.message === message)
      if (known?.isValid(await readFile(file, 'utf8'))) filtered++
      else faults.push(`${nameFile(file)}:${lastLine}: ${message}`)
    }
    return { checked: `${pages.length} pages, ${filtered} messages about newer features filtered`, faults }
  },
}

function readEagerness(html: string): string[] {
  const values: string[] = []
  for (const node of readNodes(html)) {
    if (node.kind !== 'element' || node.attributes.get('type') !== 'speculationrules') continue
    JSON.parse(node.text, (key, value) => {
      if (key === 'eagerness') values.push(String(value))
      return value
    })
  }
  return values
}

import { HtmlValidate } from 'html-validate'
import { findFiles } from './pages'
import { nameFile, type Validator } from './validator'

/** The recommended rules, without those that are stricter than the standard, each with the reason. */
const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:recommended'],
  rules: {
    // HTML allows several styles; React and Next choose one.
    'attr-case': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'doctype-style': 'off',
    'void-style': 'off',
    // Ids may begin with any character, as do those of React and of headings in any script.
    'valid-id': ['error', { relaxed: true }],
    // ARIA allows names on lists.
    'aria-label-misuse': ['error', { allowAnyNamable: true }],
    // Authors choose the length of titles.
    'long-title': 'off',
    // Authors choose the white space in code.
    'no-trailing-whitespace': 'off',
    // The Content-Security-Policy decides which styles a page may have.
    'no-inline-style': 'off',
    // The search needs no submit button: it answers while the reader types.
    'wcag/h32': 'off',
  },
})

/** Checks pages with html-validate: https://html-validate.org */
export const htmlValidate: Validator = {
  name: 'html-validate',
  tools: [],
  async run(sites) {
    const pages = await findFiles(sites, /\.html$/)
    const { results } = await validator.validateMultipleFiles(pages)
    const faults = results.flatMap(({ filePath = '', messages }) =>
      messages.map(({ line, message, ruleId }) => `${nameFile(filePath)}:${line}: ${message} (${ruleId})`),
    )
    return { checked: `${pages.length} pages`, faults }
  },
}

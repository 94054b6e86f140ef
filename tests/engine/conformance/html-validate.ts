import { HtmlValidate } from 'html-validate'
import { findFiles } from './pages'
import { nameFile, type Validator } from './validator'

/** Its recommended rules, without those that say more than the standard, each with the reason. */
const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:recommended'],
  rules: {
    // How React and Next write what HTML lets one write in several ways.
    'attr-case': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'doctype-style': 'off',
    'void-style': 'off',
    // An id may begin with any character, as those of React and of headings in any script do.
    'valid-id': ['error', { relaxed: true }],
    // ARIA lets a list have a name.
    'aria-label-misuse': ['error', { allowAnyNamable: true }],
    // A title is as long as its author makes it.
    'long-title': 'off',
    // Code has what white space its author gave it.
    'no-trailing-whitespace': 'off',
    // Which styles a page may have is for its Content-Security-Policy to say.
    'no-inline-style': 'off',
    // The search answers as one types.
    'wcag/h32': 'off',
  },
})

/** Every page by html-validate, https://html-validate.org. */
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

import type { Fault } from '../../core/diagnostics'
import { parseLanguage, suggestLanguage } from '../../core/language'
import { isFound, type Rule } from '../rule'

export const langInvalid: Rule = {
  id: 'lang-invalid',
  reason: 'Browsers, screen readers and date formats need a BCP 47 language tag, such as pt-BR.',
  severity: 'error',
  check({ frontmatter }, _content, found) {
    const field = frontmatter.fields.get('lang')
    if (typeof field?.value !== 'string' || isFound(found, field.place) || parseLanguage(field.value)) return []
    const meant = suggestLanguage(field.value)
    const fault: Fault = {
      reason: `"${field.value}" is not a language tag.`,
      note: meant ? `Write lang: ${meant}` : 'Write a BCP 47 tag, such as lang: de or lang: pt-BR',
      place: field.place,
    }
    return [fault]
  },
}

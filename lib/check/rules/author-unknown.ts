import { site } from '../../site'
import { type Rule, suggestName } from '../rule'

export const authorUnknown: Rule = {
  id: 'author-unknown',
  reason: 'Authors are keys of content/authors.yml.',
  severity: 'error',
  check({ kind, frontmatter }, { authors }) {
    if (kind === 'page') return []
    const field = frontmatter.fields.get('authors')
    const keys = Array.isArray(field?.value) ? field.value : site.authors
    return keys
      .filter((key) => typeof key === 'string' && !authors.has(key))
      .map((key) => ({
        reason: `There is no author ${key} in authors.yml.`,
        note: suggestName(key, authors),
        place: field?.place ?? frontmatter.place,
      }))
  },
}

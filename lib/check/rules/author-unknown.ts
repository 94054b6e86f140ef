import { suggestAuthor } from '../authors'
import type { Fault, Rule } from '../rule'

export const authorUnknown: Rule = {
  id: 'author-unknown',
  reason: 'Authors are keys of content/authors.yml.',
  severity: 'error',
  check({ kind, frontmatter }, { authors: { names } }) {
    const field = frontmatter.fields.get('authors')
    if (kind === 'page' || !Array.isArray(field?.value)) return []
    if (field.items.length === 0) {
      return [{ reason: 'The post has no author.', note: 'Name one, or leave authors out.', place: field.place }]
    }
    return field.items.flatMap(({ value, place }): Fault[] => {
      if (typeof value !== 'string' || names.has(value)) return []
      return [{ reason: `There is no author ${value} in authors.yml.`, note: suggestAuthor(value, names), place }]
    })
  },
}

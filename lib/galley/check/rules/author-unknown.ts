import type { Fault } from '../../core/diagnostics'
import { suggestAuthor } from '../authors'
import type { Rule } from '../rule'

export const authorUnknown: Rule = {
  id: 'author-unknown',
  reason: 'Authors are keys of content/authors.yml.',
  severity: 'error',
  check({ kind, frontmatter }, { authors: { names, faults } }) {
    const field = frontmatter.fields.get('authors')
    // A list that cannot be read has been reported.
    if (kind === 'page' || !field || (names.size === 0 && faults.length > 0)) return []
    if (Array.isArray(field.value) && field.items.length === 0) {
      return [{ reason: 'The post has no author.', note: 'Name one, or leave authors out.', place: field.place }]
    }
    return (field.items.length > 0 ? field.items : [field]).flatMap(({ value, place }): Fault[] => {
      if (typeof value !== 'string' || names.has(value)) return []
      const note =
        names.size > 0 ? suggestAuthor(value, names) : 'Add them to content/authors.yml, or leave authors out.'
      return [{ reason: `There is no author ${value} in authors.yml.`, note, place }]
    })
  },
}

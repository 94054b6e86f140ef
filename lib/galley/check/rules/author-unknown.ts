import type { Fault } from '../../core/diagnostics'
import { suggestAuthor } from '../authors'
import type { Rule } from '../rule'

export const authorUnknown: Rule = {
  id: 'author-unknown',
  reason: 'Posts name authors by their keys in content/authors.yml.',
  severity: 'error',
  check({ kind, frontmatter }, { authors: { names, faults } }) {
    const field = frontmatter.fields.get('authors')
    // An unreadable author list has its own fault.
    if (kind === 'page' || !field || (names.size === 0 && faults.length > 0)) return []
    if (Array.isArray(field.value) && field.items.length === 0) {
      return [
        { reason: 'The list of authors is empty.', note: 'Name an author, or remove authors.', place: field.place },
      ]
    }
    return (field.items.length > 0 ? field.items : [field]).flatMap(({ value, place }): Fault[] => {
      if (typeof value !== 'string' || names.has(value)) return []
      const note =
        names.size > 0 ? suggestAuthor(value, names) : 'Add the author to content/authors.yml, or remove authors.'
      return [{ reason: `Unknown author "${value}".`, note, place }]
    })
  },
}

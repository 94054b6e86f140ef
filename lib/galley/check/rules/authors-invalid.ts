import type { Rule } from '../rule'

export const authorsInvalid: Rule = {
  id: 'authors-invalid',
  reason: 'content/authors.yml lists who writes here: each with a key of their own, and a name.',
  severity: 'error',
  checkContent: ({ authors, unread }) =>
    unread.some(({ path }) => path === 'authors.yml')
      ? []
      : authors.faults.map((fault) => ({ path: 'authors.yml', ...fault })),
}

import type { Rule } from '../rule'

export const authorsInvalid: Rule = {
  id: 'authors-invalid',
  reason: 'Each author in content/authors.yml needs a unique key and a name.',
  severity: 'error',
  checkContent: ({ authors, unread }) =>
    unread.some(({ path }) => path === 'authors.yml')
      ? []
      : authors.faults.map((fault) => ({ path: 'authors.yml', ...fault })),
}

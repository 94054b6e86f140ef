import type { Rule } from '../rule'

export const bodyExcess: Rule = {
  id: 'body-excess',
  reason: 'A body that is too large or too deeply nested can block the parser for minutes.',
  severity: 'error',
  check({ bodyExcess }) {
    return bodyExcess ? [bodyExcess] : []
  },
}

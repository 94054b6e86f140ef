import type { Rule } from '../rule'

export const bodyExcess: Rule = {
  id: 'body-excess',
  reason: 'A body that is too large or too deep keeps the parser busy for minutes.',
  severity: 'error',
  check({ bodyExcess }) {
    return bodyExcess ? [bodyExcess] : []
  },
}

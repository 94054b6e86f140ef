import { describe, expect, it } from 'vitest'
import type { Rule } from '@/lib/galley/check/rule'
import { rules } from '@/lib/galley/check/rules'
import { getSeverities } from '@/lib/galley/check/severities'

const needed: Rule = { id: 'needed', reason: 'A reason.', severity: 'error' }
const optional: Rule = { id: 'optional', reason: 'A reason.', severity: 'error', optional: true }
const warning: Rule = { id: 'warning', reason: 'A reason.', severity: 'warning' }
const all = [needed, optional, warning]

describe('what a rule weighs', () => {
  it('is what it says itself, unless the site says otherwise', () => {
    expect(Object.fromEntries(getSeverities(all, {}))).toEqual({
      needed: 'error',
      optional: 'error',
      warning: 'warning',
    })
    expect(Object.fromEntries(getSeverities(all, { optional: 'off', warning: 'error' }))).toEqual({
      needed: 'error',
      optional: 'off',
      warning: 'error',
    })
  })

  it('cannot be less than an error if no page can be built without the rule', () => {
    expect(() => getSeverities(all, { needed: 'warning' })).toThrow(
      'lib/site.ts sets check.severities["needed"], but pages cannot be built without that rule. Remove the entry.',
    )
  })

  it('is of a rule that there is', () => {
    expect(() => getSeverities(all, { warnin: 'off' })).toThrow(
      'lib/site.ts sets check.severities["warnin"], but there is no such rule. Did you mean warning?',
    )
  })
})

describe('the rules', () => {
  it('have an id each, in small letters, and a reason of one line', () => {
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length)
    for (const { id, reason } of rules) {
      expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/)
      expect(reason).toMatch(/^\S.{10,130}\.$/)
    }
  })
})

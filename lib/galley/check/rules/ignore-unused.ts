import { type Fault, suggestName } from '../../core/diagnostics'
import { findIgnores, isIgnored } from '../ignores'
import { isOptional, type Rule } from '../rule'

/** Creates a rule that checks the comments that silence `rules`. */
export function createIgnoreUnused(rules: Rule[]): Rule {
  return {
    id: 'ignore-unused',
    reason: 'A check-ignore without a rule, a reason or an effect would hide a later fault.',
    severity: 'warning',
    check(entry, _content, found) {
      return findIgnores(entry).flatMap((ignore): Fault[] => {
        const { ruleId, reason, line, place } = ignore
        const rule = rules.find(({ id }) => id === ruleId)
        const example = `check-ignore ${rule?.id ?? 'rule-id'}: why this is intended`
        if (!ruleId) return [{ reason: 'check-ignore names no rule.', note: `Write ${example}`, place }]
        if (!rule) {
          const optional = rules.filter(isOptional).map(({ id }) => id)
          return [{ reason: `Unknown rule "${ruleId}".`, note: suggestName(ruleId, optional, 'rules'), place }]
        }
        if (!isOptional(rule)) {
          return [
            {
              reason: `The rule ${ruleId} cannot be ignored: pages cannot be built without it.`,
              note: 'Fix the fault, and remove this comment.',
              place,
            },
          ]
        }
        if (!reason) return [{ reason: 'check-ignore gives no reason.', note: `Write ${example}`, place }]
        if (found.some((fault) => isIgnored(fault, [ignore]))) return []
        return [
          {
            reason: `check-ignore has no effect: ${ruleId} finds no fault on line ${line}.`,
            note: 'Remove the comment, or move it to the line above the fault.',
            place,
          },
        ]
      })
    },
  }
}

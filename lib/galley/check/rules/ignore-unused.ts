import { type Fault, suggestName } from '../../core/diagnostics'
import { findIgnores, isIgnored } from '../ignores'
import { isOptional, type Rule } from '../rule'

/** Looks at the comments that silence `rules`, each of which has to name one of them. */
export function createIgnoreUnused(rules: Rule[]): Rule {
  return {
    id: 'ignore-unused',
    reason: 'A check-ignore names a rule, says why, and silences something; else it hides the next fault.',
    severity: 'warning',
    check(entry, _content, found) {
      return findIgnores(entry).flatMap((ignore): Fault[] => {
        const { ruleId, reason, line, place } = ignore
        const rule = rules.find(({ id }) => id === ruleId)
        const example = `check-ignore ${rule?.id ?? 'rule-id'}: why this is meant so`
        if (!ruleId) return [{ reason: 'check-ignore names no rule.', note: `Write ${example}.`, place }]
        if (!rule) {
          const optional = rules.filter(isOptional).map(({ id }) => id)
          return [{ reason: `There is no rule ${ruleId}.`, note: suggestName(ruleId, optional), place }]
        }
        if (!isOptional(rule)) {
          return [
            {
              reason: `${ruleId} cannot be ignored: without it, no page can be built.`,
              note: 'Mend what it reports, and take this comment out.',
              place,
            },
          ]
        }
        if (!reason) return [{ reason: 'check-ignore gives no reason.', note: `Write ${example}.`, place }]
        if (found.some((fault) => isIgnored(fault, [ignore]))) return []
        return [
          {
            reason: `check-ignore silences nothing: ${ruleId} finds no fault in line ${line}.`,
            note: 'Take the comment out, or put it on the line above the fault.',
            place,
          },
        ]
      })
    },
  }
}

import { type Severity, suggestName } from '../core/diagnostics'
import { isOptional, type Rule } from './rule'

/** The severity of a rule on this site. */
export type Setting = Severity | 'off'

/**
 * Returns the severity of each rule by id: that of `settings`, or the rule's default. Throws if `settings` names an unknown
 * rule, or lowers a rule that is not optional.
 */
export function getSeverities(rules: Rule[], settings: Record<string, Setting>): Map<string, Setting> {
  const optional = rules.filter(isOptional).map(({ id }) => id)
  for (const [id, setting] of Object.entries(settings)) {
    const rule = rules.find((candidate) => candidate.id === id)
    const where = `lib/site.ts sets check.severities["${id}"]`
    if (!rule) throw new Error(`${where}, but there is no such rule. ${suggestName(id, optional, 'rules')}`)
    if (!isOptional(rule) && setting !== 'error') {
      throw new Error(`${where}, but pages cannot be built without that rule. Remove the entry.`)
    }
  }
  return new Map(rules.map(({ id, severity }) => [id, settings[id] ?? severity]))
}

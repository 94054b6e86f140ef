import { type Severity, suggestName } from '../core/diagnostics'
import { isOptional, type Rule } from './rule'

/** What a rule's faults weigh on this site. */
export type Setting = Severity | 'off'

/**
 * What each rule weighs: what `settings` say, else its own severity. Throws at a name that is no rule's and at a rule
 * that a build cannot do without.
 */
export function getSeverities(rules: Rule[], settings: Record<string, Setting>): Map<string, Setting> {
  const optional = rules.filter(isOptional).map(({ id }) => id)
  for (const [id, setting] of Object.entries(settings)) {
    const rule = rules.find((candidate) => candidate.id === id)
    const where = `lib/site.ts sets check.severities["${id}"]`
    if (!rule) throw new Error(`${where}, and there is no such rule. ${suggestName(id, optional)}`)
    if (!isOptional(rule) && setting !== 'error') {
      throw new Error(`${where}, and no page can be built without that rule. Leave it out.`)
    }
  }
  return new Map(rules.map(({ id, severity }) => [id, settings[id] ?? severity]))
}

import { type Fault, type Found, MAX_PER_RULE } from '../core/diagnostics'
import { setActivity } from './activity'
import { isOverflow, tooDeep } from './limits'
import type { Content, Entry, Rule } from './rule'
import { bodyExcess } from './rules/body-excess'

/**
 * Returns the faults that a rule finds in a post or page. `found` contains those of the preceding rules. A stack overflow
 * becomes a fault of the text; any other error is thrown again with the file and the rule in its message.
 */
export async function runRule(rule: Rule, entry: Entry, content: Content, found: Found[]): Promise<Found[]> {
  setActivity({ file: entry.path, step: rule.id })
  try {
    const faults = (await rule.check?.(entry, content, found)) ?? []
    return capFaults(faults).map((fault) => ({ ruleId: rule.id, ...fault }))
  } catch (error) {
    if (isOverflow(error)) return [{ ruleId: bodyExcess.id, ...tooDeep, place: entry.frontmatter.place }]
    throw new Error(`${entry.file.path}: the rule ${rule.id} failed: ${error}`, { cause: error })
  }
}

/** Returns the first `MAX_PER_RULE` faults, followed by a count of the rest. */
export function capFaults(faults: Fault[]): Fault[] {
  if (faults.length <= MAX_PER_RULE) return faults
  const reason = `This file has ${(faults.length - MAX_PER_RULE).toLocaleString('en')} more faults of this kind.`
  const note = `Fix the first ${MAX_PER_RULE}, then check again.`
  return [...faults.slice(0, MAX_PER_RULE), { reason, note, place: undefined }]
}

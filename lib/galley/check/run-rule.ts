import { type Fault, type Found, most } from '../core/diagnostics'
import { setActivity } from './activity'
import { isOverflow, tooDeep } from './limits'
import type { Content, Entry, Rule } from './rule'
import { bodyExcess } from './rules/body-excess'

/**
 * Returns what a rule finds in a post or page, of which `found` is known already. A text that overflows the stack is at
 * fault itself; throws any other error with the file and the rule.
 */
export async function runRule(rule: Rule, entry: Entry, content: Content, found: Found[]): Promise<Found[]> {
  setActivity({ file: entry.path, step: rule.id })
  try {
    const faults = (await rule.check?.(entry, content, found)) ?? []
    return capFaults(faults).map((fault) => ({ ruleId: rule.id, ...fault }))
  } catch (error) {
    if (isOverflow(error)) return [{ ruleId: bodyExcess.id, ...tooDeep, place: entry.frontmatter.place }]
    throw new Error(`${entry.file.path}: the rule ${rule.id} failed. ${error}`, { cause: error })
  }
}

/** Returns the faults that are worth reading, and how many more there are. */
export function capFaults(faults: Fault[]): Fault[] {
  if (faults.length <= most) return faults
  const reason = `This file has ${(faults.length - most).toLocaleString('en')} more of these faults.`
  return [...faults.slice(0, most), { reason, note: `Correct the first ${most}, and check again.`, place: undefined }]
}

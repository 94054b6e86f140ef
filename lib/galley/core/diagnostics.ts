import leven from 'leven'
import type { Position } from 'unist'

/** How much a fault weighs: an error ends a build, a warning is only reported. */
export type Severity = 'error' | 'warning'

/** A fault: what is wrong, and what to write instead. */
export type Fault = { reason: string; note: string; place: Position | undefined }

/** A fault in a file that need not be a post or page. */
export type FileFault = Fault & { path: string }

/** A fault and the id of its rule. */
export type Found = Fault & { ruleId: string }

/**
 * The faults of one rule that are reported at most, in one file and in a report as a whole; the others are counted.
 * Nobody reads more, a megabyte can hold a million, and GitHub shows ten annotations of each step.
 */
export const most = 100

/** Asks after the known name that was probably meant, or lists all of them. */
export function suggestName(name: string, known: Iterable<string>): string {
  const names = [...known]
  if (names.length === 0) return 'None is known.'
  const [nearest] = names
    .map((candidate) => ({ candidate, distance: leven(name.toLowerCase(), candidate.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance)
  const isNear = nearest !== undefined && nearest.distance <= Math.ceil(name.length / 3)
  return isNear ? `Did you mean ${nearest.candidate}?` : `Known are ${names.join(', ')}.`
}

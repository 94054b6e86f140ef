import leven from 'leven'
import type { Position } from 'unist'

/** The severity of a fault: an error fails the build, a warning is only reported. */
export type Severity = 'error' | 'warning'

/** A fault: `reason` says what is wrong, `note` how to fix it. */
export type Fault = { reason: string; note: string; place: Position | undefined }

/** A fault in any file, not only in a post or page. */
export type FileFault = Fault & { path: string }

/** A fault with the id of the rule that found it. */
export type Found = Fault & { ruleId: string }

/**
 * The maximum number of faults listed per rule, in each file and in each report; the rest are only counted. A file of
 * 1 MB can contain a million faults, and GitHub shows ten annotations per step.
 */
export const MAX_PER_RULE = 100

/**
 * Returns the known name with the fewest differences from another, ignoring case, the first in a tie; undefined if more than
 * `furthest` characters differ, by default a third of them.
 */
export function findNearest(
  name: string,
  known: Iterable<string>,
  furthest: number = Math.ceil(name.length / 3),
): string | undefined {
  let nearest: { candidate: string; distance: number } | undefined
  for (const candidate of known) {
    if (Math.abs(candidate.length - name.length) > furthest) continue
    const distance = leven(name.toLowerCase(), candidate.toLowerCase(), { maxDistance: furthest + 1 })
    if (distance <= furthest && (!nearest || distance < nearest.distance)) nearest = { candidate, distance }
  }
  return nearest?.candidate
}

/**
 * Returns a remedy for an unknown name: the nearest known name as a question, or a list of all of them. `plural` says
 * what the names are, such as `fields`.
 */
export function suggestName(name: string, known: Iterable<string>, plural: string): string {
  const names = [...known]
  if (names.length === 0) return `There are no ${plural}.`
  const nearest = findNearest(name, names)
  return nearest === undefined ? `Valid ${plural}: ${names.join(', ')}.` : `Did you mean ${nearest}?`
}

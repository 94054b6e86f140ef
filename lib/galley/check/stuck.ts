import { statSync } from 'node:fs'
import path from 'node:path'
import type { Fault } from '../core/diagnostics'
import { env } from '../core/env'
import type { Activity } from './activity'

/** A file on which a check was aborted: the step, the reason, and the stamp of the file at that time. */
export type StuckFile = Activity & { reason: string; stamp: string }

const stuck = new Map<string, StuckFile>()

/** Sets the files that checks in this thread skip. */
export function setStuckFiles(files: StuckFile[]): void {
  stuck.clear()
  for (const file of files) stuck.set(file.file, file)
}

/** Returns the fault of a file on which a check was aborted, unless the file has changed since. */
export function findStuckFault(file: string): Fault | undefined {
  const known = stuck.get(file)
  if (!known || known.stamp !== getStamp(file)) return undefined
  return {
    reason: `${known.reason} (${known.step}).`,
    note: 'Remove what repeats thousands of times, such as brackets, braces or quotes, or split it into two posts of a series.',
    place: undefined,
  }
}

/** Returns a text that changes whenever the file does; `file` is a path in the content folder. */
export function getStamp(file: string): string {
  const stats = statSync(path.join(env.contentDir, file), { throwIfNoEntry: false })
  return `${stats?.ctimeMs} ${stats?.mtimeMs} ${stats?.size}`
}

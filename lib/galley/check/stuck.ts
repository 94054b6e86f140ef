import { statSync } from 'node:fs'
import path from 'node:path'
import type { Fault } from '../core/diagnostics'
import { env } from '../core/env'
import type { Activity } from './activity'

/** A file with which a check did not come to an end: at which step, why, and as which version of the file. */
export type StuckFile = Activity & { reason: string; stamp: string }

const stuck = new Map<string, StuckFile>()

/** Sets the files with which no further check of this thread begins. */
export function setStuckFiles(files: StuckFile[]): void {
  stuck.clear()
  for (const file of files) stuck.set(file.file, file)
}

/** The fault of a file with which a check did not come to an end, unless the file has changed since. */
export function findStuck(file: string): Fault | undefined {
  const known = stuck.get(file)
  if (!known || known.stamp !== getStamp(file)) return undefined
  return {
    reason: `${known.reason} (${known.step}).`,
    note: 'Take out what repeats thousands of times, such as brackets, braces or quotes, or make it two posts of a series.',
    place: undefined,
  }
}

/** A text that changes whenever a file of the content folder does. */
export function getStamp(file: string): string {
  const stats = statSync(path.join(env.contentDir, file), { throwIfNoEntry: false })
  return `${stats?.ctimeMs} ${stats?.mtimeMs} ${stats?.size}`
}

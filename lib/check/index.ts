import type { VFile } from 'vfile'
import type { VFileMessage } from 'vfile-message'
import { readContent } from './content'
import { formatReport } from './report'
import type { Entry } from './rule'
import { rules } from './rules'

/** What the check found: every file read, its faults in `messages`. */
export type CheckResult = { files: VFile[]; faults: VFileMessage[] }

/** Checks all content against all rules. Stops at no fault; a file that cannot be parsed still meets the other rules. */
export async function checkAll(): Promise<CheckResult> {
  const content = await readContent()
  for (const entry of content.entries) {
    for (const { id, check } of rules) {
      for (const { reason, note, place } of await check(entry, content)) addMessage(entry, id, reason, note, place)
    }
    entry.file.messages.sort((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0))
  }
  const files = content.entries.map(({ file }) => file)
  return { files, faults: files.flatMap(({ messages }) => messages) }
}

/** Checks all content; throws one error with every fault, each with its place and remedy. Returns the number of files. */
export async function assertContent(): Promise<number> {
  const { files, faults } = await checkAll()
  if (faults.length > 0) throw new Error(`The content has ${faults.length} errors.\n\n${formatReport(files)}\n`)
  return files.length
}

function addMessage(
  { file }: Entry,
  ruleId: string,
  reason: string,
  note: string | undefined,
  place: VFileMessage['place'],
): void {
  const message = file.message(reason, { place, ruleId, source: 'galley' })
  message.note = note
}

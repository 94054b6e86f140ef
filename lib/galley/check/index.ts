import { VFile } from 'vfile'
import type { VFileMessage } from 'vfile-message'
import { site } from '../../site'
import { getFileName } from '../content/source'
import type { SourceFile } from '../content/source-file'
import type { Found } from '../core/diagnostics'
import { count } from '../core/text'
import { setActivity } from './activity'
import { forgetContent, readContent } from './content'
import type { DataFile } from './data'
import { findIgnores, isIgnored } from './ignores'
import { formatReport } from './report'
import { type Content, type Entry, isOptional, type Rule } from './rule'
import { rules } from './rules'
import { bodyExcess } from './rules/body-excess'
import { capFaults, runRule } from './run-rule'
import { getSeverities } from './severities'
import { findStuckFault } from './stuck'

/** A fault with the path of its file in the content folder. */
type FoundInFile = Found & { path: string }

/** The result of a check: every file read, with its faults in `messages`. Errors are `fatal`. */
export type CheckResult = { files: VFile[]; errors: VFileMessage[]; warnings: VFileMessage[] }

/** Options of a check. */
type Options = {
  /** Checks only these files, by path in the content folder. Rules still see all content. */
  only?: Set<string>
  /** Keeps the parsed files for the next check in this process. A thousand trees take 800 MB. */
  keep?: boolean
  /** Called and awaited after each post or page is checked. */
  onChecked?: (entry: Entry) => Promise<void>
}

/**
 * Checks all content against all rules. Faults never stop it; a file that cannot be parsed still gets the other rules. Posts and
 * pages come last in the result, since faults of other files, such as a lost address or an invalid author, cause theirs.
 */
export async function checkAll({ only, keep = false, onChecked }: Options = {}): Promise<CheckResult> {
  const severities = getSeverities(rules, site.check.severities)
  const content = readContent()
  const files = new Map(getSources(content).map(({ path, file }) => [path, file]))
  const add = ({ path, ...fault }: FoundInFile) => {
    const file = files.get(path) ?? new VFile({ path: getFileName(path) })
    files.set(path, file)
    addMessage(file, fault, severities.get(fault.ruleId) === 'error')
  }
  for (const entry of content.entries) {
    if (only && !only.has(entry.path)) continue
    for (const fault of await checkEntry(entry, content)) add({ path: entry.path, ...fault })
    await onChecked?.(entry)
    if (!keep) entry.release()
  }
  for (const data of content.data) {
    if (only && !only.has(data.path)) continue
    for (const fault of checkData(data)) add({ path: data.path, ...fault })
  }
  for (const fault of only ? [] : await findFaultsOfAll(content)) add(fault)
  if (!keep) forgetContent()
  for (const { messages } of files.values()) {
    messages.sort((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0))
  }
  const texts = new Set(content.entries.map(({ file }) => file))
  return createResult([...files.values()].sort((a, b) => Number(texts.has(a)) - Number(texts.has(b))))
}

/** Creates a result from the messages of files. */
export function createResult(files: VFile[]): CheckResult {
  const messages = files.flatMap((file) => file.messages)
  return { files, errors: messages.filter(({ fatal }) => fatal), warnings: messages.filter(({ fatal }) => !fatal) }
}

/** Throws if the result contains an error. The message lists every fault with its position and remedy. */
export function assertSound(result: CheckResult): void {
  if (result.errors.length > 0) {
    throw new Error(`The content has ${count(result.errors.length, 'error')}.\n\n${formatReport(result.files)}\n`)
  }
}

/** Creates one file per fault, with that fault in `messages` as an error. */
export function createFindings(faults: FoundInFile[]): VFile[] {
  return faults.map(({ path, ...fault }) => {
    const file = new VFile({ path: getFileName(path) })
    addMessage(file, fault, true)
    return file
  })
}

async function findFaultsOfAll(content: Content): Promise<FoundInFile[]> {
  const found: FoundInFile[] = []
  for (const { id, checkContent } of getActiveRules()) {
    if (!checkContent) continue
    setActivity({ file: '', step: id })
    for (const fault of await checkContent(content)) found.push({ ruleId: id, ...fault })
  }
  return found
}

/** Returns every text of the content. */
export function getSources({ entries, authors, data }: Content): SourceFile[] {
  return [...entries, ...(authors.source ? [authors.source] : []), ...data]
}

function checkData(data: DataFile): Found[] {
  return getActiveRules().flatMap(({ id, checkData }) => {
    return capFaults(checkData?.(data) ?? []).map((fault) => ({ ruleId: id, ...fault }))
  })
}

async function checkEntry(entry: Entry, content: Content): Promise<Found[]> {
  const stuck = findStuckFault(entry.path)
  if (stuck) return [{ ruleId: bodyExcess.id, ...stuck }]
  const found: Found[] = []
  const active = getActiveRules()
  for (const rule of active) found.push(...(await runRule(rule, entry, content, found)))
  const optional = new Set(active.filter(isOptional).map(({ id }) => id))
  const ignores = findIgnores(entry).filter(({ ruleId, reason }) => reason !== '' && optional.has(ruleId))
  return found.filter((fault) => !isIgnored(fault, ignores))
}

function getActiveRules(): Rule[] {
  const severities = getSeverities(rules, site.check.severities)
  return rules.filter(({ id }) => severities.get(id) !== 'off')
}

/** Adds a fault to the messages of its file. `fatal` marks an error. */
export function addMessage(file: VFile, { reason, note, place, ruleId }: Found, fatal: boolean): void {
  const message = file.message(reason, { place, ruleId, source: 'galley' })
  message.note = note
  message.fatal = fatal
}

import { site } from '../../site'
import { assertSound } from '../check'
import { formatReport } from '../check/report'
import { checkInThread } from '../check/supervise'
import { readContentFiles } from '../content/content-files'
import { getFingerprint } from '../content/fingerprint'
import { hash, openCache } from '../core/cache'
import { countUp } from '../core/progress'
import { count } from '../core/text'
import { sweepTrees } from '../markdown/tree-cache'

/**
 * Checks the content and prints warnings. Throws a report of all errors, each with its file, line and remedy. Skips a file
 * that passed in an earlier build, as long as no file has changed anything that other files can see of it.
 */
export async function checkContent(): Promise<string> {
  const cache = openCache('checks')
  const files = [...(await readContentFiles()).values()]
  const outlines = files.map(({ file, outline }) => [file, outline])
  const key = hash(getFingerprint(), site.check, outlines)
  const known = cache.read(key)
  const sound = new Set<string>(known ? JSON.parse(known.toString()) : [])
  const changed = files.filter(({ hash }) => !sound.has(hash)).map(({ file }) => file)
  if (known !== undefined && changed.length === 0) return `${count(files.length, 'file')} unchanged`
  const only = known === undefined ? undefined : new Set(changed)
  const countOne = countUp(changed.length)
  const result = await checkInThread({ only, keepTrees: true }, countOne)
  assertSound(result)
  sweepTrees(result.files)
  const checked = known === undefined ? result.files.length : changed.length
  if (result.warnings.length === 0) {
    cache.write(key, JSON.stringify(files.map(({ hash }) => hash)))
    cache.sweep()
    const unchanged = known === undefined ? '' : `, ${files.length - changed.length} unchanged`
    return `${count(checked, 'file')}${unchanged}`
  }
  console.log(`${formatReport(result.files)}\n`)
  return `${count(checked, 'file')}, ${count(result.warnings.length, 'warning')}`
}

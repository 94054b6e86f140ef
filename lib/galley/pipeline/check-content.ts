import { site } from '../../site'
import { assertSound } from '../check'
import { count, formatReport } from '../check/report'
import { checkInThread } from '../check/supervise'
import { readContentFiles } from '../content/content-files'
import { getFingerprint } from '../content/fingerprint'
import { hash, openCache } from '../core/cache'
import { countUp } from '../core/progress'
import { sweepTrees } from '../markdown/tree-cache'

/**
 * Ends the build with every fault of the content, each with its file, line and remedy; prints mere warnings. A file that
 * was sound in an earlier build still is, as long as all that other files can see of each other is as it was.
 */
export async function checkContent(): Promise<string> {
  const cache = openCache('checks')
  const files = [...(await readContentFiles()).values()]
  const outlines = files.map(({ file, outline }) => [file, outline])
  const key = hash(getFingerprint(), site.check, outlines)
  const known = cache.read(key)
  const sound = new Set<string>(known ? JSON.parse(known.toString()) : [])
  const changed = files.filter(({ hash }) => !sound.has(hash)).map(({ file }) => file)
  if (known !== undefined && changed.length === 0) return `${count(files.length, 'file')} as they were`
  const only = known === undefined ? undefined : new Set(changed)
  const countOne = countUp(changed.length)
  const result = await checkInThread({ only, keepTrees: true }, countOne)
  assertSound(result)
  sweepTrees(result.files)
  const checked = known === undefined ? result.files.length : changed.length
  if (result.warnings.length === 0) {
    cache.write(key, JSON.stringify(files.map(({ hash }) => hash)))
    cache.sweep()
    const unchanged = known === undefined ? '' : `, ${files.length - changed.length} as they were`
    return `${count(checked, 'file')}${unchanged}`
  }
  console.log(`${formatReport(result.files)}\n`)
  return `${count(checked, 'file')}, ${count(result.warnings.length, 'warning')}`
}

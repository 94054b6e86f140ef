import { assertContent } from '../check'
import { count, formatReport } from '../check/report'

/** Ends the build with every fault of the content, each with its file, line and remedy; prints mere warnings. */
export async function checkContent(): Promise<string> {
  const { files, warnings } = await assertContent()
  if (warnings.length === 0) return count(files.length, 'file')
  console.log(`${formatReport(files)}\n`)
  return `${count(files.length, 'file')}, ${count(warnings.length, 'warning')}`
}

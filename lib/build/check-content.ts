import { checkAll } from '../check'
import { formatReport } from '../check/report'

/** Ends the build with every fault of the content, each with its file, line and remedy. */
export async function checkContent(): Promise<string> {
  const { files, faults } = await checkAll()
  if (faults.length > 0) throw new Error(`The content has ${faults.length} errors.\n\n${formatReport(files)}\n`)
  return `${files.length} files`
}

import { createFindings } from '../check'
import { formatReport } from '../check/report'
import { publicFile } from '../check/rules/public-file'
import { listPublicFiles } from '../content/public-files'
import { count } from '../core/text'

/**
 * Throws if `public/` holds anything that cannot be copied as a file, and lists all of it. Runs before the content check
 * and before Next reads the folder, since links in there can be circular.
 */
export async function checkPublic(): Promise<string> {
  const findings = createFindings(publicFile.checkContent().map((fault) => ({ ruleId: publicFile.id, ...fault })))
  if (findings.length > 0) {
    throw new Error(`public/ has ${count(findings.length, 'error')}.\n\n${formatReport(findings)}\n`)
  }
  return count(listPublicFiles().files.length, 'file')
}

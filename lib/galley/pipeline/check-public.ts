import { createFindings } from '../check'
import { count, formatReport } from '../check/report'
import { publicFile } from '../check/rules/public-file'
import { listPublicFiles } from '../content/public-files'

/**
 * Ends the build if `public/` holds what cannot be copied as a file, and names all of it: before the content is checked
 * and before Next reads the folder, since links in there can go round in circles.
 */
export async function checkPublic(): Promise<string> {
  const findings = createFindings(publicFile.checkContent().map((fault) => ({ ruleId: publicFile.id, ...fault })))
  if (findings.length > 0) {
    throw new Error(`public/ has ${count(findings.length, 'error')}.\n\n${formatReport(findings)}\n`)
  }
  return count(listPublicFiles().files.length, 'file')
}

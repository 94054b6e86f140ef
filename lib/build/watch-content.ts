import { watch } from 'node:fs'
import { checkAll } from '../check'
import { formatReport } from '../check/report'
import { env } from '../env'
import { updateContent } from './contentlayer.mjs'
import { generateContent, writeFaults } from './generate-content'

/**
 * For `next dev`: at every change of the content its typed data is made anew. While the check finds faults the data
 * stays as it was, so that the pages do, and the report lies over them. Lives as long as this process.
 */
export async function watchContent(): Promise<void> {
  await generateContent()
  let update = refresh()
  let settled: NodeJS.Timeout | undefined
  watch(env.contentDir, { recursive: true }, () => {
    clearTimeout(settled)
    settled = setTimeout(() => {
      update = update.then(refresh)
    }, 30)
  })
}

let printed = ''

/** Prints a report that was not the last one: a save need not bring up the same warnings again. */
function printWarnings(report: string): void {
  if (report && report !== printed) console.log(`${report}\n`)
  printed = report
}

async function refresh(): Promise<void> {
  try {
    const { files, errors } = await checkAll()
    if (errors.length === 0) await updateContent()
    const report = formatReport(files)
    await writeFaults(errors.length > 0 ? report : '')
    printWarnings(errors.length > 0 ? '' : report)
  } catch (error) {
    await writeFaults(String(error))
  }
}

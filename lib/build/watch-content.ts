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

async function refresh(): Promise<void> {
  try {
    const { files, faults } = await checkAll()
    if (faults.length === 0) await updateContent()
    await writeFaults(faults.length > 0 ? formatReport(files) : '')
  } catch (error) {
    await writeFaults(String(error))
  }
}

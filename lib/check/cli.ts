import { checkAll } from './index'
import { formatReport } from './report'

const { files, faults } = await checkAll()
if (faults.length > 0) {
  console.error(`${formatReport(files)}\n`)
  process.exitCode = 1
}
console.log(`${files.length} files checked, ${faults.length} errors`)

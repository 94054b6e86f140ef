import { parseArgs } from 'node:util'
import { env } from '../core/env'
import { printError } from '../core/printable'
import { createReport } from './report/create-report'
import { readExport } from './report/read-export'

try {
  const { base, head = env.outDir } = parseArgs({
    options: { base: { type: 'string' }, head: { type: 'string' } },
  }).values
  if (base === undefined) throw new Error('Usage: npm run report -- --base <folder of an earlier build>')
  process.stdout.write(createReport(await readExport(base), await readExport(head)))
} catch (error) {
  printError(error)
}

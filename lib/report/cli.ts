import { parseArgs } from 'node:util'
import { env } from '../env'
import { printError } from '../printable'
import { createReport } from './index'
import { readExport } from './read-export'

try {
  const { base, head = env.outDir } = parseArgs({
    options: { base: { type: 'string' }, head: { type: 'string' } },
  }).values
  if (base === undefined)
    throw new Error('Say what to compare with: npm run report -- --base <folder of an earlier build>')
  process.stdout.write(createReport(await readExport(base), await readExport(head)))
} catch (error) {
  printError(error)
}

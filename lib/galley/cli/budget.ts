import { env } from '../core/env'
import { printable } from '../core/printable'
import { type Cost, findExcess, limits, measureExport } from './budget/measure'

const costs = await measureExport(env.outDir).catch(() => [])
if (costs.length === 0) {
  console.error(`No built site in "${env.outDir}". Run npm run build first.`)
  process.exit(1)
}

const columns = ['framework', 'script', 'style', 'frame', 'requests'] as const
const width = Math.max(...costs.map(({ page }) => page.length))
const printRow = (name: string, cells: (string | number)[]) =>
  console.log(name.padEnd(width), ...cells.map((cell) => String(cell).padStart(9)))

printRow('bytes after gzip', [...columns])
for (const cost of costs) {
  printRow(
    printable(cost.page),
    columns.map((column: keyof Cost) => cost[column]),
  )
}
printRow('limit', ['', limits.script, limits.style, limits.frame, limits.requests])

const excesses = costs.flatMap((cost) => findExcess(cost).map((excess) => `${cost.page}: ${excess}.`))
for (const excess of excesses) console.error(printable(excess))
if (excesses.length > 0) process.exitCode = 1

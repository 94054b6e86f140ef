import path from 'node:path'
import { parseArgs } from 'node:util'
import { env } from '../core/env'
import { printError } from '../core/printable'
import { readJekyllSite } from './jekyll'
import { createPlan } from './plan'
import { formatImport, formatSummary } from './report'
import { createSiteFacts } from './site-facts'
import { writePlan } from './write'

try {
  await run()
} catch (error) {
  printError(error)
}

async function run(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      'dry-run': { type: 'boolean', default: false },
      force: { type: 'boolean', default: false },
      to: { type: 'string' },
    },
  })
  const [from, ...others] = positionals
  if (!from || others.length > 0) throw new Error('Usage: npm run import -- ../my-jekyll-blog')
  const start = performance.now()
  const onStep = (file: string) => void process.send?.(file)
  const dryRun = values['dry-run']
  const old = await readJekyllSite(path.resolve(from), onStep)
  const plan = createPlan(old, onStep)
  // Ends the time limit: writing may take as long as it needs.
  onStep('')
  const written = await writePlan(plan, {
    from: old.dir,
    contentDir: path.resolve(values.to ?? env.contentDir),
    publicDir: path.resolve('public'),
    force: values.force,
    dryRun,
  })
  console.log(`${formatImport(plan, written, createSiteFacts(old, plan.pattern), dryRun)}\n`)
  console.log(`${dryRun ? 'Dry run: ' : ''}${formatSummary(plan, written, (performance.now() - start) / 1000)}`)
}

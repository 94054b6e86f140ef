import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { expect, it } from 'vitest'
import { site } from '@/lib/site'
import { site as fixture } from '../../fixtures/site'

it('these tests read the facts of the fixture, not those of the owner', async () => {
  expect(site).toBe(fixture)
  expect((await import('../../../../lib/site')).site).toBe(fixture)
})

it('so do the programs that they start', () => {
  const print = "import { site } from './lib/site'\nconsole.log(JSON.stringify(site))"
  const args = ['--import', 'tsx', '--input-type', 'module', '--eval', print]
  expect(JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' }))).toEqual(
    JSON.parse(JSON.stringify(fixture)),
  )
})

it('so do the threads', async () => {
  const [tsx, module] = [import.meta.resolve('tsx/esm/api'), import.meta.resolve('../../../../lib/site.ts')]
  const post = `
    import(${JSON.stringify(tsx)})
      .then(({ tsImport }) => tsImport(${JSON.stringify(module)}, ${JSON.stringify(module)}))
      .then(({ site }) => require('node:worker_threads').parentPort.postMessage(site))`
  expect(await once(new Worker(post, { eval: true }), 'message')).toEqual([fixture])
})

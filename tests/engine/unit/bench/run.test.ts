import { tmpdir } from 'node:os'
import { expect, it } from 'vitest'
import { corpusTime } from '@/bench/corpus'
import { runNode } from '@/bench/run'

const run = (script: string, signal = new AbortController().signal) =>
  runNode(['-e', script], tmpdir(), corpusTime, signal)

it('a run tells what was printed', async () => {
  expect((await run('console.log(process.env.SOURCE_DATE_EPOCH)')).output).toBe('1735689600\n')
})

it.runIf(process.platform === 'linux')('a run tells the memory of all of its processes', async () => {
  const hold = 'const held = Buffer.alloc(1e8, 1); setTimeout(() => held, 1000)'
  const spawnTwo = `for (const _ of 'ab') require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(hold)}])`
  expect((await run(spawnTwo)).peak).toBeGreaterThan(2e8)
})

it('a run that fails says what it printed', async () => {
  await expect(run('console.log("so far"); throw new Error("no further")')).rejects.toThrow(/so far\n.*no further/s)
})

it('a run ends what it has started and left behind', async () => {
  // It holds on to the output, whose end the run waits for.
  const leave = `require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'inherit' })
    console.log('done')
    process.exit()`
  expect((await run(leave)).output).toBe('done\n')
})

it('a run can be stopped', async () => {
  const aborter = new AbortController()
  const running = run('setInterval(() => {}, 1000)', aborter.signal)
  aborter.abort(new Error('enough'))
  await expect(running).rejects.toThrow('enough')
})

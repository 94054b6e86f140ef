import { readFile } from 'node:fs/promises'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createTask, runSteps } from '@/lib/galley/pipeline/steps'

const runWith = (error: Error) => runSteps([{ name: 'draw cards', run: () => Promise.reject(error) }], undefined)

it('an error of the system names the step, the file and a remedy', async () => {
  const full = Object.assign(new Error("ENOSPC: no space left on device, write 'out/a.png'"), {
    code: 'ENOSPC',
    syscall: 'write',
  })
  await expect(runWith(full)).rejects.toThrow(
    'The build failed at step "draw cards". ENOSPC: no space left on device, write \'out/a.png\'\n' +
      'The disk is full. Free some space, then build again.',
  )
})

it('an error of the system for which there is no remedy names the step and the file', async () => {
  const missing: Error = await readFile('/no/such/file').catch((error) => error)
  await expect(runWith(missing)).rejects.toThrow(
    /^The build failed at step "draw cards"\. ENOENT: .*'\/no\/such\/file'$/,
  )
})

it('an error of a step is left as it is', async () => {
  const error = new Error('content/a.mdx:1:1 is wrong.')
  await expect(runWith(error)).rejects.toBe(error)
})

it('an error that an error of the system has caused names its own file and that remedy', async () => {
  const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC', syscall: 'write' })
  await expect(runWith(new Error(`a.png cannot be written. ${full.message}`, { cause: full }))).rejects.toThrow(
    'The build failed at step "draw cards". a.png cannot be written. ENOSPC: no space left on device, write\n' +
      'The disk is full. Free some space, then build again.',
  )
})

describe('a task', () => {
  afterEach(() => vi.restoreAllMocks())
  const log = (events: string[]) => vi.spyOn(console, 'log').mockImplementation((line) => void events.push(line.trim()))

  it('begins at its step and not before, goes on beside the next steps, and ends at the step that waits for it', async () => {
    const events: string[] = []
    log(events)
    const task = createTask(async (name: string) => {
      events.push(`${name} begins`)
      await new Promise((resolve) => setTimeout(resolve, 20))
      events.push(`${name} ends`)
      return name
    })
    await runSteps(
      [
        { name: 'first', run: async () => 'done' },
        { start: task },
        { name: 'second', run: async () => 'done' },
        { name: 'third', run: async () => `with ${await task.result()}` },
      ],
      'drawing',
    )
    expect(events.map((event) => event.replace(/ \(\d+ ms\)$/, ''))).toEqual([
      '✓ first: done',
      'drawing begins',
      '✓ second: done',
      'drawing ends',
      '✓ third: with drawing',
    ])
  })

  it('that fails ends the build at the step that waits for it', async () => {
    const events: string[] = []
    log(events)
    const task = createTask(() => Promise.reject(new Error('No font.')))
    const steps = [{ start: task }, { name: 'meanwhile', run: async () => 'done' }, { name: 'wait', run: task.result }]
    await expect(runSteps(steps, undefined)).rejects.toThrow('No font.')
    expect(events).toEqual([expect.stringContaining('meanwhile')])
  })

  it('that no step starts is an error, not a wait without end', async () => {
    const task = createTask(async () => 'never')
    await expect(runSteps([{ name: 'wait', run: task.result }], undefined)).rejects.toThrow(
      'A step waits for a task that no earlier step starts.',
    )
  })
})

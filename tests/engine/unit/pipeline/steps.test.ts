import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { runSteps } from '@/lib/galley/pipeline/steps'

const runWith = (error: Error) => runSteps([{ name: 'draw cards', run: () => Promise.reject(error) }])

it('an error of the system names the step, the file and a remedy', async () => {
  const full = Object.assign(new Error("ENOSPC: no space left on device, write 'out/a.png'"), {
    code: 'ENOSPC',
    syscall: 'write',
  })
  await expect(runWith(full)).rejects.toThrow(
    'The build has ended at its step "draw cards". ENOSPC: no space left on device, write \'out/a.png\'\n' +
      'The disk is full. Free some space, and build again.',
  )
})

it('an error of the system for which there is no remedy names the step and the file', async () => {
  const missing: Error = await readFile('/no/such/file').catch((error) => error)
  await expect(runWith(missing)).rejects.toThrow(
    /^The build has ended at its step "draw cards"\. ENOENT: .*'\/no\/such\/file'$/,
  )
})

it('an error of a step is left as it is', async () => {
  const error = new Error('content/a.mdx:1:1 is wrong.')
  await expect(runWith(error)).rejects.toBe(error)
})

it('an error that an error of the system has caused names its own file and that remedy', async () => {
  const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC', syscall: 'write' })
  await expect(runWith(new Error(`a.png cannot be written. ${full.message}`, { cause: full }))).rejects.toThrow(
    'The build has ended at its step "draw cards". a.png cannot be written. ENOSPC: no space left on device, write\n' +
      'The disk is full. Free some space, and build again.',
  )
})

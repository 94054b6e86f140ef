import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { takeLock } from '@/lib/galley/pipeline/lock'

/** Takes the lock of a checkout whose lock file names this process, if there is one. */
async function takeLockOf(owner: number | undefined): Promise<string> {
  const checkout = await mkdtemp(path.join(tmpdir(), 'galley-'))
  vi.spyOn(process, 'cwd').mockReturnValue(checkout)
  const file = path.join(checkout, '.next/galley.lock')
  await mkdir(path.dirname(file))
  if (owner !== undefined) await writeFile(file, String(owner))
  await takeLock()
  return readFile(file, 'utf8')
}

afterEach(() => void vi.restoreAllMocks())

describe('the lock', () => {
  it('is taken where there is none', async () => {
    expect(await takeLockOf(undefined)).toBe(String(process.pid))
  })

  it('is refused while the process that has it runs', async () => {
    const other = spawn('sleep', ['60'])
    try {
      await expect(takeLockOf(other.pid)).rejects.toThrow(
        `Another build is running in this checkout: process ${other.pid}.`,
      )
    } finally {
      other.kill()
    }
  })

  it('is taken over from a process that was killed', async () => {
    const other = spawn('sleep', ['60'])
    other.kill('SIGKILL')
    await once(other, 'exit')
    expect(await takeLockOf(other.pid)).toBe(String(process.pid))
  })
})

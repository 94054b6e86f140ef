import { spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

/** Ends a process that has asked for an explanation, as another program's failure would; files end at `limit` KiB. */
async function fail({ exitCode = 1, limit = 'unlimited' } = {}): Promise<{ said: string; left: string[] }> {
  const folder = path.join(await mkdtemp(path.join(tmpdir(), 'galley-')), 'cache')
  await mkdir(folder)
  const code = `import { explainAtExit } from './lib/galley/core/system-errors.ts'
    explainAtExit(${JSON.stringify([path.join(folder, 'missing'), folder])})
    process.exit(${exitCode})`
  const node = ['--import', 'tsx', '--input-type=module', '-e', code]
  const limited = `ulimit -f ${limit}; exec "$@"`
  const { status, stderr } = spawnSync('bash', ['-c', limited, 'bash', process.execPath, ...node], { encoding: 'utf8' })
  expect(status).toBe(exitCode)
  return { said: stderr.replaceAll(folder, 'cache').trim(), left: await readdir(folder) }
}

describe('a build that fails in the words of another program', () => {
  it('says last that nothing can be written, and what helps', async () => {
    const { said, left } = await fail({ limit: '64' })
    expect(said).toBe(
      'Cannot write to cache. A file exceeds the file size limit. Raise the limit (ulimit -f), then build again.',
    )
    expect(left).toEqual([])
  })

  it('says no such thing if the disk is not at fault, or if it succeeds', async () => {
    expect(await fail()).toEqual({ said: '', left: [] })
    expect(await fail({ exitCode: 0, limit: '64' })).toEqual({ said: '', left: [] })
  })
})

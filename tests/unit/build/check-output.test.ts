import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { importWith } from '../../support/modules'

async function checkFolder(...files: string[]): Promise<string> {
  const outDir = path.join(await mkdtemp(path.join(tmpdir(), 'galley-')), 'out')
  if (files.length > 0) await mkdir(outDir)
  for (const file of files) await writeFile(path.join(outDir, file), '')
  const { checkOutput } = await importWith({ OUT_DIR: outDir }, () => import('@/lib/build/check-output'))
  return checkOutput()
}

describe('the output folder', () => {
  it('may be missing, or hold an earlier export', async () => {
    expect(await checkFolder()).toMatch(/out$/)
    expect(await checkFolder('404.html', 'index.html')).toMatch(/out$/)
  })

  it('may not hold anything else, which would be lost', async () => {
    await expect(checkFolder('package.json')).rejects.toThrow(/^OUT_DIR is .*out, which holds something else/)
  })
})

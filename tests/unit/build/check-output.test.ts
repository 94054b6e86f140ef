import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { importWith } from '../../support/modules'

async function checkFolder(...files: string[]): Promise<string> {
  const outDir = path.join(await mkdtemp(path.join(tmpdir(), 'galley-')), 'out')
  if (files.length > 0) await mkdir(outDir)
  for (const file of files) await writeFile(path.join(outDir, file), '')
  return check(outDir)
}

async function check(outDir: string): Promise<string> {
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

  it('is put back if a build was ended while it was replaced', async () => {
    const root = await mkdtemp(path.join(tmpdir(), 'galley-'))
    await mkdir(path.join(root, 'out.last'))
    await writeFile(path.join(root, 'out.last/404.html'), 'old')
    await check(path.join(root, 'out'))
    expect(await readdir(root)).toEqual(['out'])
    expect(await readFile(path.join(root, 'out/404.html'), 'utf8')).toBe('old')
  })

  it('may not be where nothing can be written', async () => {
    const file = path.join(await mkdtemp(path.join(tmpdir(), 'galley-')), 'file')
    await writeFile(file, '')
    await expect(check(path.join(file, 'out'))).rejects.toThrow('ENOTDIR')
  })
})

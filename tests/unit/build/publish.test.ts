import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { createExport } from '../../support/export'
import { importWith } from '../../support/modules'

/** Publishes an export with one file to `outDir` of a new folder, which is returned. */
async function publishTo(outDir: string, prepare: (root: string) => Promise<unknown>): Promise<string> {
  const root = await mkdtemp(path.join(tmpdir(), 'galley-'))
  const dir = path.join(root, 'export')
  await mkdir(dir)
  await writeFile(path.join(dir, 'index.html'), 'new')
  await prepare(root)
  const { publish } = await importWith({ OUT_DIR: path.join(root, outDir) }, () => import('@/lib/build/publish'))
  await publish(createExport({ dir }))
  return root
}

describe('publishing', () => {
  it('puts the export in its place, wherever that is', async () => {
    const root = await publishTo('a/b/out', async () => {})
    expect(await readFile(path.join(root, 'a/b/out/index.html'), 'utf8')).toBe('new')
    expect(await readdir(root)).toEqual(['a'])
  })

  it('takes everything of the last build away', async () => {
    const root = await publishTo('out', async (root) => {
      await mkdir(path.join(root, 'out/posts'), { recursive: true })
      await writeFile(path.join(root, 'out/posts/gone.html'), 'old')
    })
    expect(await readdir(path.join(root, 'out'))).toEqual(['index.html'])
    expect(await readdir(root)).toEqual(['out'])
  })

  it('takes what an interrupted build left away', async () => {
    const root = await publishTo('out', async (root) => {
      await mkdir(path.join(root, 'out.next/junk'), { recursive: true })
      await mkdir(path.join(root, 'out.last/junk'), { recursive: true })
    })
    expect(await readdir(root)).toEqual(['out'])
    expect(await readdir(path.join(root, 'out'))).toEqual(['index.html'])
  })

  it('leaves the last export, and nothing beside it, if the new one cannot be put in place', async () => {
    const root = await mkdtemp(path.join(tmpdir(), 'galley-'))
    await mkdir(path.join(root, 'out'))
    await writeFile(path.join(root, 'out/index.html'), 'old')
    const { publish } = await importWith({ OUT_DIR: path.join(root, 'out') }, () => import('@/lib/build/publish'))
    await expect(publish(createExport({ dir: path.join(root, 'gone') }))).rejects.toThrow('ENOENT')
    expect(await readdir(root)).toEqual(['out'])
    expect(await readFile(path.join(root, 'out/index.html'), 'utf8')).toBe('old')
  })
})

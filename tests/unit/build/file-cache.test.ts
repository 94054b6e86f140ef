import { access, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { importWith } from '../../support/modules'

let root = ''

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'galley-'))
  vi.spyOn(process, 'cwd').mockReturnValue(root)
})

const open = async (variables: Record<string, string> = {}) =>
  (await importWith(variables, () => import('@/lib/build/file-cache'))).openFileCache<{ note: string }>('files')
const folder = () => path.join(root, '.next/cache/galley/files')
const out = () => path.join(root, 'out')

const made = () => ({
  facts: { note: 'Málaga' },
  files: [
    ['a.html', Buffer.from('made')],
    ['b.png', Buffer.from([0, 10, 255])],
  ] satisfies [string, Buffer][],
})
/** Writes as many bytes as there were, and sets the clock of the file back. */
async function damageUnseen(): Promise<void> {
  const file = path.join(folder(), 'key.0')
  const { atime, mtime } = await stat(file)
  await writeFile(file, 'fade')
  await utimes(file, atime, mtime)
}

const make = vi.fn(async () => made())

describe('the file cache', () => {
  beforeEach(() => void make.mockClear())

  it('gives back facts and files as they were', async () => {
    ;(await open()).write('key', made())
    const kept = (await open()).read('key')
    expect(kept?.facts).toEqual({ note: 'Málaga' })
    expect(Array.from(kept?.files ?? [], ([name, file]) => [name, [...file.read()]])).toEqual([
      ['a.html', [...Buffer.from('made')]],
      ['b.png', [0, 10, 255]],
    ])
  })

  it('makes files once', async () => {
    await (await open()).get('key', make)
    await (await open()).get('key', make)
    expect(make).toHaveBeenCalledTimes(1)
  })

  it.each([
    ['is gone', (file: string) => rm(file)],
    ['is cut short', (file: string) => writeFile(file, 'mad')],
    ['has another letter', (file: string) => writeFile(file, 'mode')],
  ])('makes all of them anew if one %s', async (_, damage) => {
    ;(await open()).write('key', made())
    await damage(path.join(folder(), 'key.0'))
    expect((await open()).read('key')).toBeUndefined()
    const { files } = await (await open()).get('key', make)
    expect(make).toHaveBeenCalledTimes(1)
    expect(files.get('a.html')?.read().toString()).toBe('made')
  })

  it('makes files anew that older code has kept', async () => {
    const { openCache } = await import('@/lib/build/cache')
    openCache('files').write('key', JSON.stringify({ facts: {}, hashes: [] }))
    expect((await open()).read('key')).toBeUndefined()
  })

  it('does not read what has kept the size and the time that a finished build has left it with', async () => {
    const cache = await open()
    cache.write('key', made())
    cache.sweep()
    await damageUnseen()
    expect((await open()).read('key')).toBeDefined()
  })

  it('reads what a build has left that did not come to its end', async () => {
    ;(await open()).write('key', made())
    await damageUnseen()
    expect((await open()).read('key')).toBeUndefined()
  })

  it('has none in a clean build', async () => {
    ;(await open()).write('key', made())
    expect((await open({ CLEAN: '1' })).read('key')).toBeUndefined()
  })

  it('throws away the files of what nobody asks for any more', async () => {
    const cache = await open({ CLEAN: '0' })
    cache.write('old', made())
    cache.write('new', made())
    const next = await open()
    next.read('new')
    next.sweep()
    expect((await readdir(folder())).sort()).toEqual(['new', 'new.0', 'new.1', 'trusted-time'])
  })

  it('finds out if somebody has written into a file of an export', async () => {
    const kept = (await open()).write('key', made())
    const { placeOutput } = await import('@/lib/build/output')
    placeOutput(out(), '/posts/a/', kept.files.get('a.html')?.file ?? '')
    const page = path.join(out(), 'posts/a/index.html')
    expect(await readFile(page, 'utf8')).toBe('made')
    await writeFile(page, 'made better')
    expect((await open()).read('key')).toBeUndefined()
  })
})

describe('a file of the cache in an export', () => {
  it('is as new as the build, for uploads that go by time', async () => {
    const { file } = (await open()).write('key', made()).files.get('a.html') ?? expect.fail('no file')
    await utimes(file, 0, 0)
    ;(await open()).read('key')
    const { placeOutput } = await import('@/lib/build/output')
    placeOutput(out(), '/a.html', file)
    expect(Date.now() - (await stat(path.join(out(), 'a.html'))).mtimeMs).toBeLessThan(60_000)
  })

  it('takes the place of what is there', async () => {
    const { file } = (await open()).write('key', made()).files.get('a.html') ?? expect.fail('no file')
    const { placeOutput, writeOutput } = await import('@/lib/build/output')
    await writeOutput(out(), '/a.html', 'another')
    placeOutput(out(), '/a.html', file)
    expect(await readFile(path.join(out(), 'a.html'), 'utf8')).toBe('made')
  })

  it('must be there', async () => {
    const { placeOutput } = await import('@/lib/build/output')
    expect(() => placeOutput(out(), '/a.html', path.join(root, 'gone'))).toThrow(/ENOENT/)
    await expect(access(path.join(out(), 'a.html'))).rejects.toThrow()
  })
})

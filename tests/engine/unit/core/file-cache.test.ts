import { access, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { importWith } from '../../support/modules'

let root = ''

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'galley-'))
  vi.spyOn(process, 'cwd').mockReturnValue(root)
})

const open = async (variables: Record<string, string> = {}) =>
  (await importWith(variables, () => import('@/lib/galley/core/file-cache'))).openFileCache<{ note: string }>('files')
const folder = () => path.join(root, '.next/cache/galley/files')
const out = () => path.join(root, 'out')

const made = () => ({
  facts: { note: 'Málaga' },
  files: [
    ['a.html', Buffer.from('made')],
    ['b.png', Buffer.from([0, 10, 255])],
  ] satisfies [string, Buffer][],
})

/** Flips a bit of a file, and leaves its size and its time as they were. */
async function flipBit(file: string, bit: number): Promise<void> {
  const { atime, mtime } = await stat(file)
  const data = await readFile(file)
  const at = Math.floor(bit / 8) % data.length
  data.writeUInt8(data.readUInt8(at) ^ (1 << (bit % 8)), at)
  await writeFile(file, data)
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
    const { openCache } = await import('@/lib/galley/core/cache')
    openCache('files').write('key', JSON.stringify({ facts: {}, hashes: [] }))
    expect((await open()).read('key')).toBeUndefined()
  })

  it('gives back nothing of which any bit has flipped, in the cache or through a link in an export', async () => {
    const { placeOutput } = await import('@/lib/galley/core/output')
    const cache = await open()
    const damage = fc.record({ file: fc.constantFrom('key', 'key.0', 'key.1', 'out'), bit: fc.nat(10_000) })
    const property = fc.asyncProperty(damage, async ({ file, bit }) => {
      const kept = cache.write('key', made())
      await rm(out(), { recursive: true, force: true })
      placeOutput(out(), '/a.html', kept.files.get('a.html')?.file ?? '')
      cache.sweep()
      expect(cache.read('key')).toBeDefined()
      await flipBit(file === 'out' ? path.join(out(), 'a.html') : path.join(folder(), file), bit)
      expect(cache.read('key')).toBeUndefined()
    })
    await fc.assert(property, { numRuns: 200, seed: 12 })
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
    expect((await readdir(folder())).sort()).toEqual(['new', 'new.0', 'new.1'])
  })

  it('finds out if somebody has written into a file of an export', async () => {
    const kept = (await open()).write('key', made())
    const { placeOutput } = await import('@/lib/galley/core/output')
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
    const { placeOutput } = await import('@/lib/galley/core/output')
    placeOutput(out(), '/a.html', file)
    expect(Date.now() - (await stat(path.join(out(), 'a.html'))).mtimeMs).toBeLessThan(60_000)
  })

  it('takes the place of what is there', async () => {
    const { file } = (await open()).write('key', made()).files.get('a.html') ?? expect.fail('no file')
    const { placeOutput, writeOutput } = await import('@/lib/galley/core/output')
    await writeOutput(out(), '/a.html', 'another')
    placeOutput(out(), '/a.html', file)
    expect(await readFile(path.join(out(), 'a.html'), 'utf8')).toBe('made')
  })

  it('must be there', async () => {
    const { placeOutput } = await import('@/lib/galley/core/output')
    expect(() => placeOutput(out(), '/a.html', path.join(root, 'gone'))).toThrow(/ENOENT/)
    await expect(access(path.join(out(), 'a.html'))).rejects.toThrow()
  })
})

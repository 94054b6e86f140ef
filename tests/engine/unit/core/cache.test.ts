import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises'
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
  (await importWith(variables, () => import('@/lib/galley/core/cache'))).openCache('texts')
const folder = () => path.join(root, '.next/cache/galley/texts')
const make = vi.fn(() => 'made')

describe('the cache', () => {
  beforeEach(() => void make.mockClear())

  it('makes a text once, and has it in the next build', async () => {
    expect(String(await (await open()).get('key', make))).toBe('made')
    expect(String(await (await open()).get('key', make))).toBe('made')
    expect(make).toHaveBeenCalledTimes(1)
  })

  it.each([
    ['is cut short', (text: string) => text.slice(0, -1)],
    ['has another letter', (text: string) => text.replace('made', 'mode')],
    ['is empty', () => ''],
  ])('makes a text anew whose file %s', async (_, damage) => {
    ;(await open()).write('key', 'made')
    const file = path.join(folder(), 'key')
    await writeFile(file, damage(await readFile(file, 'utf8')))
    expect(String(await (await open()).get('key', make))).toBe('made')
    expect(make).toHaveBeenCalledTimes(1)
  })

  it('reads nothing in a clean build, and keeps what that has made', async () => {
    ;(await open()).write('key', 'old')
    expect(String(await (await open({ CLEAN: '1' })).get('key', make))).toBe('made')
    expect(String((await open({ CLEAN: '0' })).read('key'))).toBe('made')
  })

  it('keeps a text that is made several times at once', async () => {
    const cache = await open()
    const texts = await Promise.all(Array.from({ length: 20 }, () => cache.get('key', make)))
    expect(new Set(texts.map(String))).toEqual(new Set(['made']))
    expect(await readdir(folder())).toEqual(['key'])
  })

  it('throws away what nobody asks for any more', async () => {
    const cache = await open()
    cache.write('old', 'a')
    cache.write('new', 'b')
    const next = await open()
    next.read('new')
    next.sweep()
    expect(await readdir(folder())).toEqual(['new'])
  })

  it('throws away a folder that an older version has left', async () => {
    await mkdir(path.join(folder(), 'old'), { recursive: true })
    await writeFile(path.join(folder(), 'old/72.png'), 'a')
    const cache = await open()
    cache.sweep()
    expect(await readdir(folder())).toEqual([])
  })

  it('names the file that cannot be written', async () => {
    const cache = await open()
    await mkdir(path.dirname(folder()), { recursive: true })
    await writeFile(folder(), 'A file where a folder has to be.')
    expect(() => cache.write('key', 'made')).toThrow(/^\S+texts\/key-unfinished cannot be written\. E\w+: /)
  })

  it('may be swept before there is anything', async () => {
    const cache = await open()
    expect(() => cache.sweep()).not.toThrow()
  })
})

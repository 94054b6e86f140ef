import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, expect, it, vi } from 'vitest'
import { checkPublic } from '@/lib/galley/pipeline/check-public'

afterEach(() => void vi.restoreAllMocks())

/** A folder to build in, with a public/ that holds two files. */
function enterFolder(): string {
  const root = mkdtempSync(path.join(tmpdir(), 'galley-'))
  vi.spyOn(process, 'cwd').mockReturnValue(root)
  mkdirSync(path.join(root, 'public/files'), { recursive: true })
  for (const file of ['a.txt', 'files/b.txt']) writeFileSync(path.join(root, 'public', file), 'A file.')
  return path.join(root, 'public')
}

it('public/ may hold files and folders, or not be there', async () => {
  const folder = enterFolder()
  expect(await checkPublic()).toBe('2 files')
  vi.spyOn(process, 'cwd').mockReturnValue(folder)
  expect(await checkPublic()).toBe('0 files')
})

it('a build ends at every link in public/: to a file, to a folder, to nothing, round in a circle', async () => {
  const folder = enterFolder()
  symlinkSync('/etc/hostname', path.join(folder, 'file.txt'))
  symlinkSync('/etc', path.join(folder, 'folder'))
  symlinkSync('gone', path.join(folder, 'files/broken'))
  // Whoever followed them would find a thousand million paths.
  for (const name of ['loop', 'other']) symlinkSync('.', path.join(folder, name))
  const message = await checkPublic().catch((error: Error) => error.message)
  const named = Array.from(message.matchAll(/^(public\/\S+):1:1 {2}error {2}public-file /gm), ([, file]) => file)
  expect(named).toEqual(['file.txt', 'files/broken', 'folder', 'loop', 'other'].map((file) => `public/${file}`))
})

it('a build ends at a public/ that is a link itself', async () => {
  const folder = enterFolder()
  const root = mkdtempSync(path.join(tmpdir(), 'galley-'))
  symlinkSync(folder, path.join(root, 'public'))
  vi.spyOn(process, 'cwd').mockReturnValue(root)
  await expect(checkPublic()).rejects.toThrow(/^public\/:1:1 {2}error {2}public-file {2}This is a symbolic link\.$/m)
})

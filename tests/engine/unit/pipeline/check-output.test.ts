import { mkdir, mkdtemp, readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { importWith } from '../../support/modules'
import { listTree, writeSite } from '../../support/output'

const makeRoot = () => mkdtemp(path.join(tmpdir(), 'galley-'))

async function checkFolder(...files: string[]): Promise<string> {
  const outDir = path.join(await makeRoot(), 'out')
  if (files.length > 0) await mkdir(outDir)
  for (const file of files) await writeFile(path.join(outDir, file), '')
  return check(outDir)
}

async function check(outDir: string, variables: Record<string, string> = {}): Promise<string> {
  const { checkOutput } = await importWith(
    { CONTENT_DIR: 'content', ...variables, OUT_DIR: outDir },
    () => import('@/lib/galley/pipeline/check-output'),
  )
  return checkOutput()
}

/** A checkout with its folders, in which this process works. */
async function enterCheckout(): Promise<string> {
  const root = path.join(await makeRoot(), 'blogs/checkout')
  for (const folder of ['app', 'content/posts', 'lib', 'public'])
    await mkdir(path.join(root, folder), { recursive: true })
  vi.spyOn(process, 'cwd').mockReturnValue(root)
  return root
}

describe('the output folder', () => {
  it('may be missing, be empty or hold an earlier export', async () => {
    expect(await checkFolder()).toMatch(/out$/)
    const root = await makeRoot()
    await mkdir(path.join(root, 'empty'))
    expect(await check(path.join(root, 'empty'))).toMatch(/empty$/)
    await writeSite(path.join(root, 'out'), 'old')
    expect(await check(path.join(root, 'out'))).toMatch(/out$/)
    expect(await listTree(root)).toEqual(['empty/', 'out/', 'out/.nojekyll', 'out/index.html: old'])
  })

  it.each([
    ['a file', ['package.json']],
    ['a site that another program has built', ['404.html', 'index.html', '.nojekyll']],
    ['an export of an earlier version', ['404.html', '_headers', '.nginx.conf', '.nojekyll']],
  ])('may not hold %s, which would be lost', async (_, files) => {
    await expect(checkFolder(...files)).rejects.toThrow(
      /^OUT_DIR is \S+out, which holds files that Galley did not write\. .* delete it; otherwise choose another folder\.$/,
    )
  })

  it('may not hold an export that has become a Git working tree', async () => {
    const out = path.join(await makeRoot(), 'out')
    await writeSite(out, 'old')
    await writeFile(path.join(out, '.git'), 'gitdir: elsewhere')
    await expect(check(out)).rejects.toThrow('which holds files that Galley did not write')
  })

  it('is put back if a build was ended while it was replaced', async () => {
    const root = await makeRoot()
    await writeSite(path.join(root, 'out.last'), 'old')
    await check(path.join(root, 'out'))
    expect(await listTree(root)).toEqual(['out/', 'out/.nojekyll', 'out/index.html: old'])
  })

  it('is put back where a link leads, too', async () => {
    const root = await makeRoot()
    await writeSite(path.join(root, 'site.last'), 'old')
    await symlink('site', path.join(root, 'out'))
    await check(path.join(root, 'out'))
    expect(await listTree(root)).toEqual(['out -> site', 'site/', 'site/.nojekyll', 'site/index.html: old'])
  })

  it.each(['out.next', 'out.last'])('leaves a folder %s alone that is not an export, and says so', async (name) => {
    const root = await makeRoot()
    await mkdir(path.join(root, name))
    await writeFile(path.join(root, name, '404.html'), 'mine')
    await expect(check(path.join(root, 'out'))).rejects.toThrow(
      `${path.join(root, name)} as a temporary folder, which holds files that Galley did not write. Rename it`,
    )
    expect(await listTree(root)).toEqual([`${name}/`, `${name}/404.html: mine`])
  })

  it.each(['out.next', 'out.last'])('leaves a link %s alone, and what it leads to', async (name) => {
    const root = await makeRoot()
    await writeSite(path.join(root, 'mine'), 'mine')
    await symlink('mine', path.join(root, name))
    await expect(check(path.join(root, 'out'))).rejects.toThrow('Rename it, or choose another OUT_DIR.')
    expect(await readFile(path.join(root, 'mine/index.html'), 'utf8')).toBe('mine')
  })

  it('may be a link to an earlier export, but not to anything else', async () => {
    const root = await makeRoot()
    await writeSite(path.join(root, 'site'), 'old')
    await symlink('site', path.join(root, 'out'))
    expect(await check(path.join(root, 'out'))).toMatch(/out$/)
    await writeFile(path.join(root, 'site/.nojekyll'), '')
    await expect(check(path.join(root, 'out'))).rejects.toThrow(
      `OUT_DIR is ${root}/out, a link to ${root}/site, which holds files that Galley did not write.`,
    )
  })

  it('may not be where nothing can be written', async () => {
    const file = path.join(await makeRoot(), 'file')
    await writeFile(file, '')
    await expect(check(path.join(file, 'out'))).rejects.toThrow('ENOTDIR')
  })
})

describe('the output folder of a checkout', () => {
  it.each([
    'app',
    'content',
    'lib',
    'public',
    '.next',
    'node_modules',
    '.git',
    'Content',
    'LIB/out',
    'content/posts/out',
  ])('may not be %s, even if that holds an export or nothing', async (name) => {
    const root = await enterCheckout()
    await writeSite(path.join(root, name), 'old')
    const before = await listTree(root)
    await expect(check(name)).rejects.toThrow(
      new RegExp(
        `^OUT_DIR is ${path.join(root, name)}, which is part of ${name.split('/')[0]}\\. Choose a folder`,
        'i',
      ),
    )
    expect(await listTree(root)).toEqual(before)
  })

  it.each(['.', '..', '../..', '/'])('may not be %s, which holds the checkout', async (name) => {
    const root = await enterCheckout()
    await expect(check(path.resolve(root, name))).rejects.toThrow(`would delete ${root}.`)
  })

  it('may not be the home folder, nor a folder around it', async () => {
    await enterCheckout()
    const home = path.join(await makeRoot(), 'users/mara')
    await mkdir(home, { recursive: true })
    for (const place of [home, path.dirname(home)]) {
      await expect(check(place, { HOME: home })).rejects.toThrow(`would delete ${home}.`)
    }
  })

  it('may not lie in CONTENT_DIR, nor around it, wherever that is', async () => {
    await enterCheckout()
    const root = await makeRoot()
    const content = path.join(root, 'out/blog')
    await mkdir(content, { recursive: true })
    await expect(check(path.join(root, 'out'), { CONTENT_DIR: content })).rejects.toThrow(`would delete ${content}.`)
    await expect(check(path.join(content, 'out'), { CONTENT_DIR: content })).rejects.toThrow('which is part of')
  })

  it('may not be a link to one of its folders, nor lie in one through a link', async () => {
    const root = await enterCheckout()
    await symlink(path.join(root, 'content'), path.join(root, 'out'))
    await expect(check('out')).rejects.toThrow(
      `OUT_DIR is ${root}/out, a link to ${root}/content, which is part of content.`,
    )
    await expect(check('out/posts/new')).rejects.toThrow('which is part of content.')
    await symlink('..', path.join(root, 'around'))
    await expect(check('around')).rejects.toThrow(`would delete ${root}.`)
    expect(await readdir(path.join(root, 'content'))).toEqual(['posts'])
  })

  it('may not be a folder that one of its folders leads to', async () => {
    const root = await enterCheckout()
    const shared = path.join(await makeRoot(), 'shared')
    await mkdir(shared)
    await symlink(shared, path.join(root, 'node_modules'))
    await expect(check(shared)).rejects.toThrow('which is part of node_modules.')
  })

  it('may have a name that begins like that of one of its folders', async () => {
    await enterCheckout()
    expect(await check('application')).toBe('application')
    expect(await check('..out/site')).toBe('..out/site')
  })
})

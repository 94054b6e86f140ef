import { mkdir, mkdtemp, readdir, readlink, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createExport } from '../../support/export'
import { importWith } from '../../support/modules'
import { listTree, writeSite } from '../../support/output'

const newSite = ['out/', 'out/.nojekyll', 'out/index.html: new']
const makeRoot = () => mkdtemp(path.join(tmpdir(), 'galley-'))

/** Publishes an export with one page to `outDir` of a folder, which is returned. */
async function publishTo(outDir: string, prepare: (root: string) => Promise<unknown>): Promise<string> {
  const root = await makeRoot()
  const dir = path.join(root, 'export')
  await writeSite(dir, 'new')
  await prepare(root)
  const { publish } = await importWith(
    { OUT_DIR: path.join(root, outDir) },
    () => import('@/lib/galley/pipeline/publish'),
  )
  await publish(createExport({ dir }))
  return root
}

/** Where a path leads, if it is a link, even if nothing is there. */
async function follow(place: string, links = 9): Promise<string> {
  const target = await readlink(place).catch(() => undefined)
  return target === undefined || links === 0 ? place : follow(path.resolve(path.dirname(place), target), links - 1)
}

describe('publishing', () => {
  it('puts the export in its place, wherever that is', async () => {
    const root = await publishTo('a/b/out', async () => {})
    expect(await readdir(root)).toEqual(['a'])
    expect(await listTree(path.join(root, 'a/b'))).toEqual(newSite)
  })

  it('takes everything of the last build away', async () => {
    const root = await publishTo('out', async (root) => {
      await writeSite(path.join(root, 'out'), 'old')
      await mkdir(path.join(root, 'out/posts/deep'), { recursive: true })
      await writeFile(path.join(root, 'out/posts/deep/gone.html'), 'old')
    })
    expect(await listTree(root)).toEqual(newSite)
  })

  it('takes what an interrupted build left away', async () => {
    const root = await publishTo('out', async (root) => {
      await writeSite(path.join(root, 'out.next'), 'half')
      await mkdir(path.join(root, 'out.last'))
    })
    expect(await listTree(root)).toEqual(newSite)
  })

  it('replaces the target of a link, and leaves the link', async () => {
    const root = await publishTo('link', async (root) => {
      await writeSite(path.join(root, 'out'), 'old')
      await symlink('out', path.join(root, 'link'))
    })
    expect(await listTree(root)).toEqual(['link -> out', ...newSite])
  })

  it('refuses a folder in which somebody has put other files during the build', async () => {
    const root = await makeRoot()
    const publishing = publishTo('out', async (place) => {
      await symlink(place, path.join(root, 'place'))
      await mkdir(path.join(place, 'out'))
      await writeFile(path.join(place, 'out/thesis.txt'), 'mine')
    })
    await expect(publishing).rejects.toThrow('which holds files that Galley did not write')
    expect(await listTree(path.join(root, 'place/out'))).toEqual(['thesis.txt: mine'])
  })

  it('leaves the last export, and nothing beside it, if the new one cannot be put in place', async () => {
    const root = await makeRoot()
    await writeSite(path.join(root, 'out'), 'old')
    const { publish } = await importWith(
      { OUT_DIR: path.join(root, 'out') },
      () => import('@/lib/galley/pipeline/publish'),
    )
    await expect(publish(createExport({ dir: path.join(root, 'gone') }))).rejects.toThrow('ENOENT')
    expect(await listTree(root)).toEqual(['out/', 'out/.nojekyll', 'out/index.html: old'])
  })

  it('changes nothing outside of OUT_DIR, whatever lies beside it and wherever links in it lead', async () => {
    const outcomes = { published: 0, replaced: 0 }
    const name = fc.constantFrom('out', 'out.next', 'out.last', 'mine')
    const entry = fc.record({
      kind: fc.constantFrom('file', 'site', 'link'),
      place: fc.array(name, { minLength: 1, maxLength: 2 }),
      to: fc.array(name, { minLength: 1, maxLength: 2 }),
    })
    const property = fc.asyncProperty(fc.array(entry, { maxLength: 12 }), name, async (entries, outDir) => {
      const root = await makeRoot()
      await writeSite(path.join(root, 'export'), 'new')
      const world = path.join(root, 'world')
      await mkdir(world)
      for (const { kind, place, to } of entries) {
        const file = path.join(world, ...place)
        // Where something else is in the way, it is the world's.
        const written = mkdir(path.dirname(file), { recursive: true }).then(() => {
          if (kind === 'site') return writeSite(file, 'a site')
          return kind === 'link'
            ? symlink(path.join(place.length > 1 ? '..' : '', ...to), file)
            : writeFile(file, 'mine')
        })
        await written.catch(() => {})
      }
      const before = await listTree(world)
      const dir = path.relative(world, await follow(path.join(world, outDir)))
      const { publish } = await importWith(
        { OUT_DIR: path.join(world, outDir) },
        () => import('@/lib/galley/pipeline/publish'),
      )
      const isPublished = await publish(createExport({ dir: path.join(root, 'export') })).then(
        () => true,
        () => false,
      )
      const after = await listTree(world)
      const lost = before.filter((line) => !after.includes(line))
      const isExport = (dir: string) => before.includes(`${dir}/.nojekyll`)
      const replaced = [dir, `${dir}.next`, `${dir}.last`].filter(isExport).map((dir) => `${dir}/`)
      const empty = [`${dir}.next/`, `${dir}.last/`]
      expect(lost.filter((line) => ![...empty, ...replaced].some((dir) => line.startsWith(dir)))).toEqual([])
      for (const dir of empty.filter((dir) => !replaced.includes(dir)))
        expect(lost.filter((line) => line.startsWith(dir) && line !== dir)).toEqual([])
      expect(after.includes(`${dir}/index.html: new`)).toBe(isPublished)
      if (isPublished) outcomes.published += 1
      else expect(lost).toEqual([])
      if (lost.length > 0) outcomes.replaced += 1
    })
    await fc.assert(property, { numRuns: 100, seed: 5 })
    expect(outcomes.published).toBeGreaterThan(20)
    expect(outcomes.published).toBeLessThan(80)
    expect(outcomes.replaced).toBeGreaterThan(10)
  })
})

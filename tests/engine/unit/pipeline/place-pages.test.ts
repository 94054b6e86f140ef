import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import type { PlannedPage } from '@/lib/galley/outputs/export'
import { createExport } from '../../support/export'
import { importWithAddresses } from '../../support/modules'

/** Places the pages of an export whose index pages are there, and says where each file is then, by what it holds. */
async function place(
  addresses: Record<string, string>,
  folders: string[],
  plan: [place: string, href: string][] = [],
  others: string[] = [],
): Promise<Record<string, string>> {
  const dir = path.join(await mkdtemp(path.join(tmpdir(), 'galley-place-')), 'out')
  for (const folder of ['archive', 'tags', 'search', ...folders]) {
    await mkdir(path.join(dir, folder), { recursive: true })
    await writeFile(path.join(dir, folder, 'index.html'), folder)
    await writeFile(path.join(dir, folder, 'index.txt'), 'payload')
  }
  for (const file of others) await writeFile(path.join(dir, file), 'of public/')
  const { placePages } = await importWithAddresses(addresses, {}, () => import('@/lib/galley/pipeline/place-pages'))
  const pages = plan.map(([place, href]): PlannedPage => {
    return { place, hrefs: [href], files: [], key: '', unchanged: undefined }
  })
  await placePages(createExport({ dir, plan: pages }))
  const files = (await readdir(dir, { recursive: true })).filter((file) => file.endsWith('.html')).sort()
  expect(await readdir(path.dirname(dir))).toEqual(['out'])
  return Object.fromEntries(
    await Promise.all(files.map(async (file) => [file, await readFile(path.join(dir, file), 'utf8')])),
  )
}

describe('the pages of an export', () => {
  it('are put at their addresses, even if each is where another one was', async () => {
    const files = await place(
      { post: '/tags/:slug/', tags: '/all/', tag: '/posts/:tag/', archive: '/posts.html' },
      ['posts/a', 'tags/b'],
      [
        ['/posts/a/', '/tags/a/'],
        ['/tags/b/', '/posts/b/'],
      ],
    )
    expect(files).toEqual({
      'all/index.html': 'tags',
      'posts.html': 'archive',
      'posts/b/index.html': 'tags/b',
      'search/index.html': 'search',
      'tags/a/index.html': 'posts/a',
    })
  })

  it('leave no empty folder', async () => {
    const files = await place({ post: '/:slug.html' }, ['posts/a'], [['/posts/a/', '/a.html']])
    expect(Object.keys(files)).toEqual(['a.html', 'archive/index.html', 'search/index.html', 'tags/index.html'])
  })

  it('may be the owner’s own, with a line in the table', async () => {
    const files = await place({ projects: '/made/by-us.html', index: '/blog/' }, ['', 'projects'])
    expect(files['made/by-us.html']).toBe('projects')
    expect(files['index.html']).toBe('')
  })

  it.each([
    [
      'a page without an address',
      {},
      ['projects'],
      "app/projects/page.tsx has no address. Give it one in lib/site.ts: addresses: { projects: '/projects/' }",
    ],
    [
      'a page further down without an address',
      {},
      ['talks/slides'],
      "app/talks/slides/page.tsx has no address. Give it one in lib/site.ts: addresses: { 'talks/slides': '/talks/slides/' }",
    ],
    [
      'an address without a page',
      { projects: '/made/' },
      [],
      'lib/site.ts gives the address /made/ to app/projects/page.tsx, which does not exist. Write that file, or remove projects from addresses.',
    ],
    [
      'a home page beside the index',
      {},
      [''],
      "app/page.tsx and the post index are both at /. Give the index another address in lib/site.ts: addresses: { index: '/blog/' }",
    ],
    [
      'nothing at the beginning',
      { index: '/blog/' },
      [],
      'The site has no page at /: the post index is elsewhere, and app/page.tsx does not exist. Write that file, or remove index from addresses in lib/site.ts.',
    ],
  ])('end the build if there is %s', async (_, addresses: Record<string, string>, folders, message) => {
    await expect(place(addresses, folders)).rejects.toThrow(message)
  })

  it('end the build if a file of public/ has an address of theirs', async () => {
    await expect(place({ archive: '/all.html' }, [], [], ['all.html'])).rejects.toThrow(
      'public/all.html has the same address as a page. Rename it, or change addresses in lib/site.ts.',
    )
  })
})

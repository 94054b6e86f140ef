import path from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createSource, type Files, writeFiles, writeTemporaryContent } from '../../support/content'
import { importWithAddresses } from '../../support/modules'

afterEach(() => void vi.restoreAllMocks())

/** Checks a blog with these addresses in `lib/site.ts` and these pages in `app/`. */
async function check(addresses: Record<string, string>, pages: string[]): Promise<string[]> {
  const CONTENT_DIR = await writeTemporaryContent({
    'posts/a.mdx': createSource({ title: 'A', date: '2024-02-29' }, 'Text.'),
  })
  const root = path.dirname(CONTENT_DIR)
  const files: Files = {
    'lib/site.ts': `export const site = ${JSON.stringify({ addresses }, null, 2)}\n`,
    ...Object.fromEntries(pages.map((page) => [`app/${page}`, ''])),
  }
  await writeFiles(root, files)
  vi.spyOn(process, 'cwd').mockReturnValue(root)
  const { checkAll } = await importWithAddresses(addresses, { CONTENT_DIR }, () => import('@/lib/galley/check'))
  const { errors, warnings } = await checkAll()
  return [...errors, ...warnings].map(({ file, line, ruleId, reason }) => `${file}:${line} ${ruleId} ${reason}`)
}

describe('the pages of an owner', () => {
  it.each<[Record<string, string>, string[]]>([
    [{}, ['archive/page.tsx', 'posts/[slug]/page.tsx', '[page]/page.tsx']],
    [{ index: '/blog/' }, ['page.tsx']],
    [{ projects: '/made/by-us.html' }, ['projects/page.tsx']],
    [{ 'talks/slides': '/slides/' }, ['(made)/talks/slides/page.tsx']],
    [{}, ['_parts/page.tsx', '@side/page.tsx', 'notes/[note]/page.tsx', 'notes/page.dev.ts', 'notes/Page.tsx']],
  ])('need nothing else with the addresses %j and the files %j', async (addresses, pages) => {
    expect(await check(addresses, pages)).toEqual([])
  })

  it.each<[Record<string, string>, string[], string]>([
    [{}, ['projects/page.tsx'], 'app/projects/page.tsx:undefined page-address app/projects/page.tsx has no address.'],
    [{}, ['page.tsx'], 'app/page.tsx:undefined page-address app/page.tsx and the post index are both at /.'],
    [
      { index: '/blog/' },
      [],
      'lib/site.ts:3 page-address The site has no page at /: the post index is elsewhere, and app/page.tsx does not exist.',
    ],
    [
      { archive: '/all/', projects: '/made/' },
      [],
      'lib/site.ts:4 page-address lib/site.ts gives the address /made/ to app/projects/page.tsx, which does not exist.',
    ],
  ])('are missed before a build with the addresses %j and the files %j', async (addresses, pages, fault) => {
    expect(await check(addresses, pages)).toEqual([fault])
  })
})

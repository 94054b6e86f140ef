import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { isAlias } from '@/lib/galley/check/addresses'
import type { Post } from '@/lib/galley/content/posts'
import { parseHeadersFile } from '@/lib/galley/outputs/hosts/headers-file'
import { parseRedirectsFile } from '@/lib/galley/outputs/hosts/redirects-file'
import { writeHostFiles } from '@/lib/galley/outputs/hosts/write-host-files'
import { writeTemporaryContent } from '../../../support/content'
import { createExport } from '../../../support/export'
import { createPost } from '../../../support/post'

afterEach(() => void vi.restoreAllMocks())

/** Writes the files for hosts of an export that holds a page, and some files of public/. */
async function runStep(aliases: string[], own: Record<string, string> = {}, others: Post[] = []) {
  const dir = path.join(await writeTemporaryContent({}), 'out')
  await mkdir(dir)
  for (const [name, text] of Object.entries({ 'index.html': 'A', ...own })) await writeFile(path.join(dir, name), text)
  const said = await writeHostFiles(createExport({ dir, posts: [createPost({ slug: 'a', aliases }), ...others] }))
  const read = (name: string) => readFile(path.join(dir, name), 'utf8')
  return { said, read, names: (await readdir(dir)).sort() }
}

describe('the files for hosts', () => {
  it('are beside the pages', async () => {
    const { said, names, read } = await runStep(['/2020/a.html'])
    expect(names).toEqual(['.nginx.conf', '.nojekyll', '_headers', '_redirects', 'index.html'])
    expect(said).toBe('1 header rule, 1 redirect')
    // By this, the next build knows the export for one.
    expect(await read('.nojekyll')).toBe('Galley wrote this folder, and each build replaces all of it.\n')
  })

  it('lead to posts from addresses as browsers ask for them', async () => {
    const { read } = await runStep(['/2020/网-"a".html', '/old/'])
    const rules = parseRedirectsFile(await read('_redirects')).filter(({ force }) => !force)
    expect(rules.map(({ from, to }) => `${from} ${to}`)).toEqual([
      '/2020/%E7%BD%91-%22a%22.html /posts/a/',
      '/old/ /posts/a/',
    ])
  })

  it('do not name an unlisted post, since some hosts serve them like any file', async () => {
    const hidden = createPost({ slug: 'hidden', aliases: ['/before/'], unlisted: true })
    const { said, read, names } = await runStep(['/old/'], {}, [hidden])
    expect(said).toBe('1 header rule, 1 redirect')
    for (const name of names) expect(await read(name), name).not.toMatch(/hidden|before/)
  })

  it('come behind what public/ has of them', async () => {
    const { read } = await runStep(['/old/'], { _headers: '/b\n  X-B: c\n', _redirects: '/rss.xml /feed.xml 301' })
    expect(parseHeadersFile(await read('_headers')).map(({ path }) => path)).toEqual(['/b', '/*'])
    expect(parseRedirectsFile(await read('_redirects')).map(({ from }) => from)).toEqual(['/rss.xml', '/old/', '/old/'])
  })

  it('leave what does not fit to pages, and say so', async () => {
    const log = vi.spyOn(console, 'log').mockImplementation(() => {})
    const { read } = await runStep(Array.from({ length: 2002 }, (_, index) => `/${index}/`))
    expect(log.mock.calls.flat().join('\n')).toContain('2 aliases do not fit into _redirects')
    expect(parseRedirectsFile(await read('_redirects'))).toHaveLength(4000)
    expect(await read('.nginx.conf')).toContain('location = "/2001/"')
  })

  it('say of any alias that the check takes where it leads, and nothing else', async () => {
    const part = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 })
    const odd = ['";}', '$uri', '%22', '%25', "'", '{}', '`', '<b>', '__proto__', '#', '\n', '301', '*', ':a', '}\\']
    const alias = fc.array(fc.oneof(part, fc.constantFrom(...odd)), { minLength: 1, maxLength: 4 }).map((parts) => {
      return `/${parts.join('/')}.html`
    })
    await fc.assert(
      fc.asyncProperty(alias.filter(isAlias), async (alias) => {
        const log = vi.spyOn(console, 'log').mockImplementation(() => {})
        const { read } = await runStep([alias])
        const rules = parseRedirectsFile(await read('_redirects'))
        const fits = log.mock.calls.length === 0
        expect(rules.map(({ to }) => to)).toEqual(fits ? ['/posts/a/', '/posts/a/'] : [])
        for (const { from } of rules) expect(decodeURIComponent(from)).toBe(decodeURIComponent(alias))
        const locations = (await read('.nginx.conf')).split('\n').filter((line) => line.includes('location = '))
        const name = decodeURIComponent(alias).replace(/["\\]/g, '\\$&')
        expect(locations).toEqual([`    location = "${name}" {`])
        log.mockRestore()
      }),
      { numRuns: 200 },
    )
  })
})

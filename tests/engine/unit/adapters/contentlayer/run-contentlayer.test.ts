import { existsSync } from 'node:fs'
import { mkdir, symlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { createSource, type Files, writeContent, writeTemporaryContent } from '../../../support/content'
import { importWith } from '../../../support/modules'

/** Fields that write a file to a place, as JavaScript; the place is harmless text to any other reader. */
const createCode = (marker: string) =>
  `{ title: (require('node:fs').writeFileSync(${JSON.stringify(marker)}, ''), 'A'), date: '2024-02-29' }`

const good = createSource({ title: 'Good', date: '2024-02-29' }, 'Text.')

/** What the thread of Contentlayer makes of content, in `next dev`, which skips what it cannot read, or in a build. */
async function run(dir: string, mode = 'development') {
  const { runContentlayer } = await importWith(
    { CONTENT_DIR: dir, NODE_ENV: mode },
    () => import('@/lib/galley/adapters/contentlayer/run-contentlayer'),
  )
  return (await runContentlayer()).data
}

const ids = async (dir: string) => (await run(dir)).allPosts.map(({ _id }) => _id).sort()

describe("a post whose frontmatter is another language's", () => {
  // What gray-matter knows, what its README names, and names that objects have from birth.
  const names = [
    'js',
    'javascript',
    'JS',
    'JavaScript',
    'coffee',
    'coffeescript',
    'cson',
    'json',
    'toml',
    'yaml',
    'yml',
  ]
  const inherited = ['constructor', '__proto__', 'valueOf', 'toString', 'hasOwnProperty', '__defineGetter__']

  it('is neither run nor read, whatever the language and however its fence is written', async () => {
    const dir = await writeTemporaryContent({ 'posts/good.mdx': good })
    const marker = path.join(dir, '..', 'marker')
    const spaces = ['', ' ', '\t']
    let count = 0
    for (const language of [...names, ...inherited]) {
      for (const [mark, before, after] of ['', '\ufeff'].flatMap((mark) =>
        spaces.flatMap((before) => spaces.map((after) => [mark, before, after])),
      )) {
        for (const end of ['\n', '\r\n']) {
          const lines = [`---${before}${language}${after}`, createCode(marker), '---', 'Text.', '']
          await writeFile(path.join(dir, `posts/bad-${count++}.mdx`), mark + lines.join(end))
        }
      }
    }
    expect(count).toBe(17 * 36)
    expect(await ids(dir)).toEqual(['posts/good.mdx'])
    expect(existsSync(marker)).toBe(false)
  })

  it('ends a build', async () => {
    const dir = await writeTemporaryContent({})
    const marker = path.join(dir, '..', 'marker')
    await writeContent(dir, { 'posts/good.mdx': good, 'posts/bad.mdx': `---js\n${createCode(marker)}\n---\n` })
    await expect(run(dir, 'production')).rejects.toThrow('posts/bad.mdx')
    expect(existsSync(marker)).toBe(false)
  })

  it.each(['notes.md', 'posts/a/notes.md', 'a.mdx', 'authors/b.mdx'])(
    'is not read in a stray file, %s',
    async (file) => {
      const dir = await writeTemporaryContent({ 'posts/good.mdx': good })
      const marker = path.join(dir, '..', 'marker')
      await mkdir(path.dirname(path.join(dir, file)), { recursive: true })
      await writeFile(path.join(dir, file), `---js\n${createCode(marker)}\n---\n`)
      expect(await ids(dir)).toEqual(['posts/good.mdx'])
      expect(existsSync(marker)).toBe(false)
    },
  )
})

describe('Contentlayer', () => {
  it('takes posts and authors as the check has read them', async () => {
    const source = [
      '\ufeff--- ',
      'title: yes # private',
      'date: 2024-02-29',
      "series: '012'",
      'part: 2',
      'draft: true',
      'tags: [on, 1e3, null, "a: b"]',
      'description: |',
      '  Two',
      '  lines',
      'updates:',
      '  - { date: 2024-03-01, note: "More." }',
      '---  ',
      'Text.',
    ].join('\r\n')
    const { allPosts, allAuthorLists } = await run(await writeTemporaryContent({ 'posts/a/index.mdx': source }))
    expect(allPosts).toEqual([
      expect.objectContaining({
        title: 'yes',
        date: '2024-02-29',
        series: '012',
        part: 2,
        draft: true,
        tags: ['on', 1000, null, 'a: b'],
        description: 'Two\nlines\n',
        updates: [expect.objectContaining({ date: '2024-03-01', note: 'More.' })],
      }),
    ])
    expect(allAuthorLists.flatMap(({ authors }) => authors)).toEqual([
      expect.objectContaining({ key: 'mara', name: 'Mara Lindqvist' }),
    ])
  })

  const unread: Files = {
    'posts/twice.mdx': '---\ntitle: A\ntitle: B\ndate: 2024-02-29\n---\n',
    'posts/reference.mdx': '---\ntitle: &a A\ndescription: *a\ndate: 2024-02-29\n---\n',
    'posts/broken.mdx': '---\ntitle: A: B\ndate: 2024-02-29\n---\n',
    'posts/latin.mdx': Buffer.from('---\ntitle: Caf\xe9\ndate: 2024-02-29\n---\n', 'latin1'),
    'posts/long.mdx': `---\ntitle: A\ndate: 2024-02-29\ndescription: ${'a'.repeat(20_000)}\n---\n`,
    'posts/none.mdx': 'Text.\n',
  }

  it('gets no text that the check could not read', async () => {
    const dir = await writeTemporaryContent({ 'posts/good.mdx': good, ...unread })
    await writeFile(path.join(dir, '..', 'elsewhere.mdx'), createSource({ title: 'Elsewhere', date: '2024-02-29' }, ''))
    await symlink('../../elsewhere.mdx', path.join(dir, 'posts/link.mdx'))
    expect(await ids(dir)).toEqual(['posts/good.mdx'])
  })
})

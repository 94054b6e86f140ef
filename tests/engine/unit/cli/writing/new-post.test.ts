import { readFile } from 'node:fs/promises'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { createDraft, createSlug, type NewPost } from '@/lib/galley/cli/writing/new-post'
import { createSource, type Files, writeTemporaryContent } from '../../../support/content'
import { importWith } from '../../../support/modules'

const post: NewPost = { title: 'A title', slug: 'a-title', day: '2024-02-29' }
const user = { name: 'Mara Lindqvist', email: '' }

/** The modules over a content folder, and that folder. */
async function load(files: Files = {}) {
  const dir = await writeTemporaryContent(files)
  const modules = await importWith({ CONTENT_DIR: dir }, async () => ({
    ...(await import('@/lib/galley/cli/writing/new-post')),
    ...(await import('@/lib/galley/check')),
  }))
  return { dir, ...modules }
}

describe('the slug of a title', () => {
  it.each([
    ['Debugging ip token set', 'debugging-ip-token-set'],
    ["What's new in nftables?", 'whats-new-in-nftables'],
    ['Über Málaga', 'uber-malaga'],
    ['网络', ''],
    ['Word '.repeat(20), Array(16).fill('word').join('-')],
    ['  10 % more  ', '10-more'],
  ])('of %j is %j', (title, slug) => {
    expect(createSlug(title)).toBe(slug)
  })
})

describe('a draft', () => {
  it('has the title, the day, the mark of a draft and the author, and no body yet', () => {
    expect(createDraft(post, 'mara')).toBe(
      '---\ntitle: A title\ndate: 2024-02-29\ndraft: true\nauthors: [mara]\n---\n\n',
    )
  })

  it('names no author if there is none to name', () => {
    expect(createDraft(post, undefined)).not.toContain('author')
  })

  it('has the title that it was given, whatever that holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (title) => {
        const [, yaml = ''] = /^---\n([\s\S]*)---\n\n$/.exec(createDraft({ ...post, title }, 'mara')) ?? []
        expect(parse(yaml)).toEqual({ title, date: '2024-02-29', draft: true, authors: ['mara'] })
      }),
    )
  })
})

describe('writing a draft', () => {
  it.each(['A title', '网络: 从入门到排错', 'A: "quoted" #1 \\ {title} - <b>', '2024', 'true', "'"])(
    'titled %j passes the check',
    async (title) => {
      const { dir, writeNewPost, checkAll } = await load()
      const { file } = await writeNewPost({ ...post, title }, user)
      expect(path.resolve(file)).toBe(path.join(dir, 'posts', 'a-title', 'index.mdx'))
      expect(await readFile(file, 'utf8')).toBe(createDraft({ ...post, title }, 'mara'))
      const { files } = await checkAll()
      expect(files.map((file) => [file.path, file.messages])).toContainEqual(['content/posts/a-title/index.mdx', []])
    },
  )

  it.each(['网络', 'A', 'a_b', '../a', 'a/b'])('is refused at the address %j, with the way out', async (slug) => {
    const { writeNewPost } = await load()
    await expect(writeNewPost({ ...post, slug }, user)).rejects.toThrow(
      `"${slug}" is not a valid slug. Add one of lower-case letters, digits and dashes: --slug my-post`,
    )
  })

  it.each([
    ['a folder', 'posts/a-title/index.mdx', {}],
    ['a file', 'posts/a-title.mdx', {}],
    ['a folder further down', 'posts/2024/a-title/index.mdx', {}],
    ['an alias', 'posts/b.mdx', { aliases: ['/old.html', '/posts/a-title/'] }],
  ])('is refused at an address that is taken by %s', async (_, file, facts) => {
    const { dir, writeNewPost } = await load({
      [file]: createSource({ title: 'B', date: '2024-01-01', ...facts }, 'B.'),
    })
    await expect(writeNewPost(post, user)).rejects.toThrow(
      `The address /posts/a-title/ is taken by content/${file}. Add another slug: --slug my-post`,
    )
    expect(await readFile(path.join(dir, file), 'utf8')).toContain('title: B')
  })

  it('may use the slug of a page, whose address is another', async () => {
    const { writeNewPost, checkAll } = await load({ 'pages/a-title.mdx': createSource({ title: 'A page' }, 'Text.') })
    await writeNewPost(post, user)
    expect((await checkAll()).files.flatMap(({ messages }) => messages)).toEqual([])
  })
})

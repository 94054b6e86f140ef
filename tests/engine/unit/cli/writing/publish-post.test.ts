import { chmod, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createSource, type Files, writeTemporaryContent } from '../../../support/content'
import { importWith } from '../../../support/modules'

const date = '2024-02-29T18:00:00+01:00'

async function load(files: Files) {
  const dir = await writeTemporaryContent(files)
  const { publishPost } = await importWith({ CONTENT_DIR: dir }, () => import('@/lib/galley/cli/writing/publish-post'))
  return { dir, publishPost }
}

/** Publishes a draft with this source, and reads what then is there. */
async function publish(source: string | Uint8Array): Promise<string> {
  const { dir, publishPost } = await load({ 'posts/a.mdx': source })
  expect(await publishPost('a', date)).toBe('content/posts/a.mdx')
  return readFile(path.join(dir, 'posts', 'a.mdx'), 'utf8')
}

describe('publishing', () => {
  it('dates a draft and takes its mark away', async () => {
    expect(await publish('---\ntitle: A\ndate: 2024-01-01\ndraft: true\n---\n\nText.\n')).toBe(
      `---\ntitle: A\ndate: ${date}\n---\n\nText.\n`,
    )
  })

  it.each([
    ['---\ndraft: true\ndate: 2024-01-01 # a day\ntitle: A\n---\n', `---\ndate: ${date} # a day\ntitle: A\n---\n`],
    ['---\n# one\ndate:\n# two\n"draft":  true  \n---\n', `---\n# one\ndate: ${date}\n# two\n---\n`],
    ['---\ndate: x\ndraft: true # until May\n---\n', `---\ndate: ${date}\ndraft: false # until May\n---\n`],
    ['---\n{title: Ä, date: x, draft: true}\n---\n', `---\n{title: Ä, date: ${date}, draft: false}\n---\n`],
    ['---\ndate: >\n  2024\n\ndraft: true\n---\n', `---\ndate: ${date}\n\n---\n`],
  ])('of %j gives %j', async (source, published) => {
    expect(await publish(source)).toBe(published)
  })

  it('leaves the order, the comments, the quotes and the layout of the rest as they are, whatever they are', async () => {
    const field = fc.constantFrom(
      '# a comment',
      '',
      "title: 'A'",
      'tags: [ a,b ]  # two',
      'authors:\n- mara',
      'description: "A \\u00e9 text"',
      'series:   A',
    )
    const fields = fc.tuple(fc.uniqueArray(field), fc.uniqueArray(field), fc.uniqueArray(field))
    const body = fc.array(fc.constantFrom('\n', 'date: 2024-01-01', 'draft: true', '---', '\ufeff', ' '))
    const layout = fc.record({ bom: fc.constantFrom('', '\ufeff'), end: fc.constantFrom('\n', '\r\n') })
    const { dir, publishPost } = await load({ 'posts/a.mdx': '' })
    const file = path.join(dir, 'posts', 'a.mdx')
    await fc.assert(
      fc.asyncProperty(fields, body, layout, async ([first, second, third], body, { bom, end }) => {
        const names = [...first, ...second, ...third].map((line) => line.split(':')[0])
        fc.pre(new Set(names).size === names.length)
        const create = (dateLine: string[], draftLine: string[]) =>
          bom +
          ['---', ...first, ...dateLine, ...second, ...draftLine, ...third, '---', ...body, 'Text.']
            .join('\n')
            .replaceAll('\n', end)
        await writeFile(file, create(['date: 2024-01-01'], ['draft: true']))
        await publishPost('a', date)
        expect(await readFile(file, 'utf8')).toBe(create([`date: ${date}`], []))
      }),
    )
  })

  it('leaves the mode of the file as it is, and nothing beside it', async () => {
    const { dir, publishPost } = await load({
      'posts/a/index.mdx': createSource({ title: 'A', date: 'x', draft: true }, ''),
    })
    const file = path.join(dir, 'posts', 'a', 'index.mdx')
    await chmod(file, 0o600)
    await publishPost('a', date)
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    expect(await readdir(path.dirname(file))).toEqual(['index.mdx'])
  })
})

describe('publishing is refused', () => {
  const draft = createSource({ title: 'A', date: '2024-01-01', draft: true }, 'Text.')

  it('for what is no draft', async () => {
    const { publishPost } = await load({ 'posts/a.mdx': draft.replace('draft: true\n', '') })
    await expect(publishPost('a', date)).rejects.toThrow('content/posts/a.mdx: Not a draft.')
  })

  it('for a post that is not there, with the draft that was probably meant', async () => {
    const { publishPost } = await load({ 'posts/a-draft.mdx': draft, 'posts/b.mdx': draft, 'pages/about.mdx': draft })
    await expect(publishPost('a-darft', date)).rejects.toThrow('Unknown draft "a-darft". Did you mean a-draft?')
    await expect(publishPost('about', date)).rejects.toThrow('Unknown draft "about". Valid drafts: a-draft, b.')
  })

  it('where no post is a draft', async () => {
    const { publishPost } = await load({})
    await expect(publishPost('a', date)).rejects.toThrow('Unknown draft "a". There are no drafts.')
  })

  it('for frontmatter that cannot be read, with the reason', async () => {
    const { publishPost } = await load({ 'posts/a.mdx': draft.replace('title: A', 'title: A: B') })
    await expect(publishPost('a', date)).rejects.toThrow(/^content\/posts\/a\.mdx: .+/)
  })

  it('for a draft without a date to be set', async () => {
    const { publishPost } = await load({ 'posts/a.mdx': draft.replace('date: 2024-01-01\n', '') })
    await expect(publishPost('a', date)).rejects.toThrow(`content/posts/a.mdx has no date. Write date: ${date}`)
  })

  it('for bytes that would not survive', async () => {
    const { dir, publishPost } = await load({ 'posts/a.mdx': Buffer.from(`${draft}\xe9\n`, 'latin1') })
    await expect(publishPost('a', date)).rejects.toThrow(
      'content/posts/a.mdx: The byte 0xe9 is not valid UTF-8. Save the file as UTF-8',
    )
    expect(await readFile(path.join(dir, 'posts', 'a.mdx'), 'latin1')).toBe(`${draft}\xe9\n`)
  })
})

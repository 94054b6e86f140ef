import { rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, it, vi } from 'vitest'
import { createSource, writeTemporaryContent } from '../../support/content'
import { importWith } from '../../support/modules'

it('a second check reports what the content then is, and reads again only what has changed', async () => {
  const good = createSource({ title: 'A', date: '2024-02-29' }, 'Text.')
  const bad = good.replace('02-29', '02-30')
  const dir = await writeTemporaryContent({ 'posts/a.mdx': bad, 'posts/b.mdx': bad, 'posts/c.mdx': good })
  const { checkAll } = await importWith({ CONTENT_DIR: dir }, () => import('@/lib/galley/check'))
  const check = async () => {
    const { files, errors } = await checkAll({ keep: true })
    return { files: new Map(files.map((file) => [file.path, file])), errors: errors.map(({ file }) => file) }
  }

  const first = await check()
  expect(first.errors).toEqual(['content/posts/a.mdx', 'content/posts/b.mdx'])
  expect((await check()).errors).toEqual(first.errors)

  await writeFile(path.join(dir, 'posts', 'a.mdx'), `${good}More.\n`)
  await writeFile(path.join(dir, 'posts', 'd.mdx'), bad)
  await rm(path.join(dir, 'posts', 'c.mdx'))
  const second = await check()
  expect(second.errors).toEqual(['content/posts/b.mdx', 'content/posts/d.mdx'])
  expect(second.files.has('content/posts/c.mdx')).toBe(false)
  expect(second.files.get('content/posts/a.mdx')).not.toBe(first.files.get('content/posts/a.mdx'))
  expect(second.files.get('content/posts/b.mdx')).toBe(first.files.get('content/posts/b.mdx'))
})

it('a text at which the parser itself fails is at fault, and those after it are checked', async () => {
  const good = createSource({ title: 'A', date: '2024-02-29' }, 'Text.')
  const dir = await writeTemporaryContent({ 'posts/a.mdx': good, 'posts/b.mdx': good.replace('02-29', '02-30') })
  vi.doMock('@/lib/galley/markdown/tree-cache', () => ({
    readTree: () => {
      throw new TypeError('x is not a function')
    },
  }))
  const { checkAll } = await importWith({ CONTENT_DIR: dir }, () => import('@/lib/galley/check'))
  vi.doUnmock('@/lib/galley/markdown/tree-cache')
  const { errors } = await checkAll()
  const failure = 'The parser of Markdown fails at this text: x is not a function'
  expect(errors.map(({ file, line, reason }) => `${file}:${line} ${reason}`)).toEqual([
    `content/posts/a.mdx:5 ${failure}`,
    'content/posts/b.mdx:3 2024-02-30 is not a day of the calendar.',
    `content/posts/b.mdx:5 ${failure}`,
  ])
})

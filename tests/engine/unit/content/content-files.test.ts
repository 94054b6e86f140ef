import { rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { createSource, writeTemporaryContent } from '../../support/content'
import { importWith } from '../../support/modules'

const name = 'posts/a/index.mdx'
const post = (title: string, text: string) => createSource({ title, date: '2024-02-29' }, text)

let dir = ''

beforeEach(async () => {
  dir = await writeTemporaryContent({ [name]: post('A', 'Text with [a link](/posts/b/).') })
})

const edit = (text: string) => writeFile(path.join(dir, name), text)

/** What a new build finds. */
async function read() {
  const files = await importWith({ CONTENT_DIR: dir }, () => import('@/lib/galley/content/content-files'))
  const content = await files.readContentFiles()
  return { post: content.get(name) ?? expect.fail(`${name} is not there`), isUnchanged: files.isUnchanged, content }
}

describe('a file of the content', () => {
  it.each([
    ['its text', post('A', 'Another text with [a link](/posts/b/).'), { frontmatter: 'same', outline: 'other' }],
    [
      'a word of no line that others see',
      post('A', 'Text with [a link](/posts/b/).\n\nMore.'),
      { frontmatter: 'same', outline: 'same' },
    ],
    ['its title', post('B', 'Text with [a link](/posts/b/).'), { frontmatter: 'other', outline: 'other' }],
  ])('says what an edit of %s has changed', async (_, text, expected) => {
    const before = (await read()).post
    await edit(text)
    const after = (await read()).post
    const compare = (key: 'frontmatter' | 'outline') =>
      JSON.stringify(after[key]) === JSON.stringify(before[key]) ? 'same' : 'other'
    expect(after.hash).not.toBe(before.hash)
    expect({ frontmatter: compare('frontmatter'), outline: compare('outline') }).toEqual(expected)
  })

  it('is still the same until it is edited or gone while a build runs', async () => {
    const { post: found, isUnchanged } = await read()
    expect(isUnchanged(found)).toBe(true)
    await edit(post('A', 'Edited.'))
    expect(isUnchanged(found)).toBe(false)
    await rm(path.join(dir, name))
    expect(isUnchanged(found)).toBe(false)
    expect(isUnchanged(undefined)).toBe(false)
  })

  it('is found by its path in the content folder, as whatever has no frontmatter is', async () => {
    await writeFile(path.join(dir, 'posts/a/image.png'), 'bytes')
    const { content } = await read()
    expect([...content.keys()]).toEqual(expect.arrayContaining([name, 'posts/a/image.png']))
    const image = content.get('posts/a/image.png')
    expect(image?.frontmatter).toBe(image?.hash)
  })
})

import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { listFiles } from './builds'
import { canary, songbird } from './content'
import { world } from './sites'

/** The files of the site that hold a word, in their names or in any of their bytes, whatever its case. */
async function search(word: string): Promise<string[]> {
  const files = await listFiles(world.dir)
  const found = await Promise.all(
    files.map(async (file) => {
      const bytes = await readFile(path.join(world.dir, file), 'latin1')
      return `${file}\n${bytes}`.toLowerCase().includes(word) ? file : []
    }),
  )
  return found.flat()
}

test('nothing of a draft or a post of the future is published, in any file', async () => {
  expect(await search(canary)).toEqual([])
})

test('the same words of a published post are found, in every place', async () => {
  // Images are named by their content, too.
  const files = (await search(songbird)).map((file) => file.replace(/\.[0-9a-f]{8}(?=\.svg$)/, ''))
  const slug = `${songbird}-post-2020`
  expect(files).toEqual(
    expect.arrayContaining([
      'index.html',
      'feed.xml',
      'sitemap.xml',
      `${songbird}-${slug}.html`,
      `authors/${songbird}/index.html`,
      `posts/${slug}/index.html`,
      `series/${songbird}-series/index.html`,
      `tags/${songbird}-tag/index.html`,
      `media/posts/${slug}/${songbird}-cover.svg`,
      `media/posts/${slug}/${songbird}-image.svg`,
      `cards/${slug}.png`,
    ]),
  )
})

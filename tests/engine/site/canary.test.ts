import { expect, test } from '@playwright/test'
import { canary, secret, songbird } from './content'
import { searchFiles } from './search-files'
import { cacheDir, world } from './sites'

test('nothing of a draft, a post of the future or the environment is published, but all of a published post', async () => {
  const [canaries, secrets, songbirds = []] = await searchFiles(world.dir, [canary, secret, songbird])
  expect(canaries).toEqual([])
  expect(secrets).toEqual([])
  // File names of images also contain a hash.
  const files = songbirds.map((file) => file.replace(/\.[0-9a-f]{8}(?=\.svg$)/, ''))
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
      `img/posts/${slug}/${songbird}-cover.svg`,
      `img/posts/${slug}/${songbird}-image.svg`,
      `cards/${slug}.png`,
      expect.stringMatching(/\.pf_fragment$/),
    ]),
  )
})

test('nothing of them is in what CI keeps for the next build, where a published post is in every cache of ours', async () => {
  const [canaries, secrets, songbirds = []] = await searchFiles(cacheDir, [canary, secret, songbird])
  expect(canaries).toEqual([])
  expect(secrets).toEqual([])
  const caches = new Set(songbirds.map((file) => file.split('/').slice(0, 2).join('/')))
  expect([...caches].sort()).toEqual([
    'galley/feed-items',
    'galley/pages',
    'galley/search-index',
    'galley/search-runs',
    'galley/stale-params.json',
    'galley/trees',
    'galley/typed-data',
  ])
})

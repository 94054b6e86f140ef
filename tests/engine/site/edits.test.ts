import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { readFeed } from '../support/feeds'
import { readBuild } from './builds'
import { datedFiles, edits, randomEdits, withdrawn } from './edits'
import { searchFiles } from './search-files'
import { getTraces, testDir } from './sites'

for (const name of [...edits.map(([name]) => name), ...randomEdits]) {
  test(`a build after an edit (${name}) is identical to a clean one`, async () => {
    const { files } = await readBuild(`${name}-0`)
    expect(Object.keys(files).length).toBeGreaterThan(50)
    expect(files).toEqual((await readBuild(`${name}-1`)).files)
  })
}

test('after an edit of one body, one post is rendered', async () => {
  expect((await readBuild('a body-0')).output).toContain('plan pages: 1 post and 1 other page to render')
})

test('after an edit elsewhere, a page with an island is not rendered', async () => {
  const { output } = await readBuild('a body-0')
  expect(output).toContain('lab/index.html keeps its JavaScript')
  expect(output).toContain('posts/day-8/index.html keeps its JavaScript')
})

test('no word of a post that was withdrawn is left in the export or in the cache, islands included', async () => {
  const [before = []] = await searchFiles(getTraces('a body'), [withdrawn])
  expect(before).toEqual(expect.arrayContaining(['out/404.html', 'out/posts/day-20/index.html', 'out/feed.xml']))
  expect(before.filter((file) => file.startsWith('cache/')).length).toBeGreaterThan(5)
  const [after] = await searchFiles(getTraces('an image, a draft and a withdrawn post'), [withdrawn])
  expect(after).toEqual([])
})

/** Returns the dates of a post in each file that contains them. */
async function readDates(edit: string, slug: string): Promise<Record<string, unknown>> {
  const dates = datedFiles.map(async (file) => {
    const text = await readFile(path.join(testDir, 'dates', edit, file), 'utf8')
    if (file === 'sitemap.xml') return [file, new RegExp(`/${slug}/</loc>\\s*<lastmod>(.*?)<`).exec(text)?.[1]]
    const item = readFeed(file, text).items.find(({ url }) => url.endsWith(`/${slug}/`))
    return [file, [item?.published, item?.updated]]
  })
  return Object.fromEntries(await Promise.all(dates))
}

const published = '2024-01-04T23:00:00.000Z'

test('fixing a typo changes no date of a post, so that feeds do not resurface it', async () => {
  const dates = await readDates('written', 'day-5')
  expect(dates).toEqual({
    'sitemap.xml': '2024-01-04T23:00:00Z',
    'atom.xml': [published, published],
    'feed.json': [published, published],
    'feed.xml': [published, undefined],
  })
  expect(await readDates('a body', 'day-5')).toEqual(dates)
})

test('an update changes the date of a post in the sitemap and in feeds, but not when it was published', async () => {
  const updated = '2024-02-29T23:00:00.000Z'
  expect(await readDates('titles, dates, tags, updates, series and authors', 'day-5')).toEqual({
    'sitemap.xml': '2024-02-29T23:00:00Z',
    'atom.xml': [published, updated],
    'feed.json': [published, updated],
    'feed.xml': [published, updated],
  })
})

test('the first build on the day of a scheduled post publishes it, without an edit', async () => {
  expect(Object.keys((await readBuild('addresses-0')).files)).not.toContain('posts/ahead/index.html')
  expect(Object.keys((await readBuild('a day gone by-0')).files)).toContain('posts/ahead/index.html')
})

test('a clean build renders everything', async () => {
  expect((await readBuild('a body-1')).output).toMatch(/plan pages: 20 posts and \d+ other pages to render, 0 cached/)
})

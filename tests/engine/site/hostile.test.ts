import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect } from '@playwright/test'
import { parseXml } from '@rgrove/parse-xml'
import { toString as toText } from 'mdast-util-to-string'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'
import { listFiles } from '../../support/files'
import { readFeed } from '../support/feeds'
import { hostileTexts } from '../support/hostile'
import { test } from './browse'
import { worldFiles } from './content'
import { hostile, random } from './sites'

const read = (file: string) => readFile(path.join(hostile.dir, file), 'utf8')
const posts = hostileTexts.map((text, number) => ({ text, href: `/posts/hostile-${number}/` }))

test('a hostile text runs on no page, and asks for nothing', async ({ page, visit }) => {
  test.slow()
  const dialogs: string[] = []
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message())
    return dialog.dismiss()
  })
  const pages = (await listFiles(hostile.dir)).filter((file) => file.endsWith('.html'))
  expect(pages.length).toBeGreaterThan(30)
  for (const file of pages) {
    await visit(hostile, `/${file.split('/').map(encodeURIComponent).join('/')}`)
    // These exist only if a hostile text became an element or attribute.
    await expect(page.locator('[onerror], [src="x"]'), file).toHaveCount(0)
  }
  expect(dialogs).toEqual([])
})

for (const { text, href } of posts) {
  test(`the text ${text} is read as it was written, in every place of a post`, async ({ visit }) => {
    const page = await visit(hostile, href)
    await expect(page).toHaveTitle(`${text} · Galley`)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(text)
    await expect(page.getByRole('heading', { level: 2, name: `One ${text}` })).toBeVisible()
    await expect(page.getByRole('navigation', { name: 'Contents' }).getByText(`Two ${text}`)).toBeAttached()
    await expect(page.getByRole('region', { name: 'What changed' })).toContainText(text)
    await expect(page.getByRole('img', { name: `${text} covered` })).toHaveJSProperty('complete', true)
    await expect(page.getByRole('img', { name: `${text} shown` })).toHaveAttribute('title', text)
    await expect(page.locator('.post-body pre')).toContainText(text)
    await expect(page.locator('.post-body td')).toHaveText(text)
    expect(await page.locator('.tag-list a').allInnerTexts()).toEqual(hostileTexts)
    await expect(page.getByRole('navigation', { name: 'Series' }).getByRole('link').first()).toHaveText(text)
    await expect(page.locator('meta[name="description"]')).toHaveAttribute('content', `${text} described`)
    await expect(page.locator('meta[property="og:title"]')).toHaveAttribute('content', text)
    const things = JSON.parse((await page.locator('script[type="application/ld+json"]').textContent()) ?? '')
    expect(things['@graph'][0]).toMatchObject({
      headline: text,
      description: `${text} described`,
      keywords: hostileTexts,
    })
  })
}

test('posts that hold anything are built, as long as the check passes them', async () => {
  const files = await listFiles(random.dir)
  const { length } = files.filter((file) => /^posts\/[^/]*\/index\.html$/.test(file))
  expect(length).toBeGreaterThanOrEqual(Object.keys(worldFiles).filter((file) => file.endsWith('.mdx')).length + 20)
  const feeds = files.filter((file) => /\/?(?:feed\.xml|atom\.xml|feed\.json)$/.test(file))
  expect(feeds.length).toBeGreaterThan(20)
  for (const file of feeds) {
    const { items } = readFeed(file, await readFile(path.join(random.dir, file), 'utf8'))
    expect(items.length, file).toBeGreaterThan(0)
  }
})

test('a hostile text in an attribute is escaped on the page, on the index and in feeds', async () => {
  for (const file of ['posts/hostile-7/index.html', 'index.html', 'feed.xml', 'feed.json']) {
    const text = (await read(file)).replaceAll('\\"', '"')
    expect(text, file).toContain('title="&lt;/xmp&gt;&lt;/noembed&gt;')
    expect(text, file).not.toContain('title="</xmp>')
  }
})

test('an island runs beside whatever ids, formulas and drawings a post holds, and nothing covers the page', async ({
  visit,
}) => {
  const page = await visit(hostile, '/posts/clobbering/')
  await page.getByRole('textbox').fill('default via 192.0.2.1')
  await expect(page.getByText('00:c0:00:02:01')).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThan(20_000)
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 800 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
  }
  for (const overflow of await page
    .locator('math')
    .evaluateAll((all) => all.map((one) => getComputedStyle(one).overflow)))
    expect(overflow).toBe('auto')
})

test('lists show hostile texts as they were written', async ({ visit }) => {
  const page = await visit(hostile, '/')
  const titles = await page.locator('.entry-title').allInnerTexts()
  expect(titles).toEqual([...hostileTexts].reverse().concat('Constructor'))
  await visit(hostile, '/authors/constructor/')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(hostileTexts.join(' '))
  await visit(hostile, '/about/')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(hostileTexts[0] ?? '')
})

test('the search finds hostile titles, and shows them as they were written', async ({ visit }) => {
  const page = await visit(hostile, '/search/?q=alert')
  await expect(page.locator('.search-results li').first()).toBeVisible()
  expect(await page.locator('.search-results a').allInnerTexts()).toEqual(
    expect.arrayContaining(hostileTexts.filter((text) => text.includes('alert'))),
  )
  await page.goto(`${page.url().split('?')[0]}?q=${encodeURIComponent(hostileTexts[1] ?? '')}`)
  await expect(page.getByRole('searchbox')).toHaveValue(hostileTexts[1] ?? '')
})

test('feeds say hostile texts as they were written', async () => {
  for (const file of ['feed.xml', 'atom.xml', 'feed.json', 'tags/constructor/feed.xml']) {
    const { items } = readFeed(file, await read(file))
    const found = items.filter(({ url }) => /hostile-\d/.test(url)).map(({ title, summary }) => [title, summary])
    expect(found, file).toEqual([...hostileTexts].reverse().map((text) => [text, `${text} described`]))
    for (const { tags } of items.slice(0, -1)) expect(tags, file).toEqual(hostileTexts)
  }
})

test('other files are well-formed', async () => {
  expect(JSON.parse(await read('manifest.webmanifest'))).toMatchObject({ name: 'Galley' })
  const { root } = parseXml(await read('sitemap.xml'))
  expect(root?.children.length).toBeGreaterThan(20)
  const links: string[] = []
  visit(
    unified()
      .use(remarkParse)
      .parse(await read('llms.txt')),
    'link',
    (link) => links.push(toText(link)),
  )
  expect(links).toEqual(expect.arrayContaining(hostileTexts))
  for (const [number] of hostileTexts.entries()) {
    expect((await readFile(path.join(hostile.dir, `cards/hostile-${number}.png`))).subarray(1, 4).toString()).toBe(
      'PNG',
    )
  }
})

test('no alias adds a word or a line to what a host reads', async () => {
  const file = path.join(hostile.dir, '_redirects')
  const lines = existsSync(file) ? (await readFile(file, 'utf8')).split('\n') : []
  const rules = lines.filter((line) => line !== '' && !line.startsWith('#'))
  expect(rules.filter((line) => !/^\/[^\s<>"`{}]* \S+ 30\d!?$/.test(line))).toEqual([])
})

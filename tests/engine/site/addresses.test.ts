import { type ChildProcess, spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect } from '@playwright/test'
import { listFiles } from '../../support/files'
import { checkLinks, readPages } from '../../support/pages'
import { readFeed } from '../support/feeds'
import { findFreePort } from '../support/port'
import { test } from './browse'
import { readBuild } from './builds'
import { code, codeCheckout, testDir } from './sites'

const island = '/2020/01/01/island.html'
const read = (file: string) => readFile(path.join(code.dir, file), 'utf8')

test.describe('a blog with its own addresses', () => {
  test('has every page there, and no link that leads elsewhere', async () => {
    const files = await listFiles(code.dir)
    const pages = files.filter((file) => file.endsWith('.html') && !/note|\b(?:posts|old|me|404)\b/.test(file))
    expect(pages).toEqual([
      '2020/01/01/island.html',
      '2020/island/index.html',
      '2024/02/29/code.html',
      '2024/code/index.html',
      'about/index.html',
      'authors/mara/index.html',
      'blog/all.html',
      'blog/index.html',
      'blog/page/2/index.html',
      'index.html',
      'projects/index.html',
      'search/index.html',
      'series/made/index.html',
      'topics/index.html',
      'topics/网络.html',
    ])
    expect(checkLinks(code, new Set(files), await readPages(code))).toEqual([])
  })

  test('names a post by one address in its page, in feeds, the sitemap and lists', async () => {
    const url = `https://galley.example${island}`
    const html = await read(island.slice(1))
    expect(html).toContain(`<link rel="canonical" href="${url}"/>`)
    expect(html).toContain(`<meta property="og:url" content="${url}"/>`)
    expect(html).toContain('https://galley.example/2020/01/01/island.md')
    const { items } = readFeed('feed.json', await read('feed.json'))
    expect(items.map((item) => [item.url, item.id])).toContainEqual([url, url])
    for (const file of ['sitemap.xml', 'blog/index.html', '2020/01/01/island.md']) {
      expect(await read(file), file).toContain(island)
    }
    expect(await read('llms.txt')).toContain('/2020/01/01/island.md')
    expect(await read('topics/网络/feed.xml')).toContain('https://galley.example/2019/12/16/note-16.html')
  })

  test('has the home page and the pages that the owner has written', async ({ visit }) => {
    const page = await visit(code, '/')
    await expect(page.getByRole('heading', { name: 'At home' })).toBeVisible()
    await page.getByRole('main').getByRole('link', { name: 'blog' }).click()
    await expect(page).toHaveURL(/\/blog\/$/)
    await page.getByRole('link', { name: 'Next' }).click()
    await expect(page).toHaveURL(/\/blog\/page\/2\/$/)
    await page.getByRole('link', { name: 'Galley', exact: true }).click()
    await expect(page.getByRole('heading', { name: 'At home' })).toBeVisible()
    await visit(code, '/projects/')
    await expect(page.getByRole('heading', { name: 'What was made' })).toBeVisible()
    const sitemap = await read('sitemap.xml')
    for (const href of ['/', '/projects/', '/blog/', '/topics/notes.html']) {
      expect(sitemap).toContain(`<loc>https://galley.example${href}</loc>`)
    }
  })

  test('shows what a data file says on a page of the owner', async ({ visit }) => {
    const page = await visit(code, '/projects/')
    await expect(page.getByRole('listitem').filter({ hasText: '2019' })).toHaveText('A router, 2019: network')
  })

  test('restores an own page if nothing has changed, and renders it if its data has', async () => {
    const [first, again, edited] = await Promise.all(['code', 'code-again', 'code-edited'].map(readBuild))
    expect(again?.output).toMatch(/plan pages: 0 posts and 0 other pages to render/)
    expect(again?.files).toEqual(first?.files)
    expect(edited?.output).toMatch(/plan pages: [1-9]\d* posts? and \d+ other pages to render/)
    const changed = Object.keys({ ...first?.files, ...edited?.files }).filter(
      (file) => file.endsWith('.html') && first?.files[file] !== edited?.files[file],
    )
    // The post prints the environment of its build.
    expect(changed).toEqual(['2024/02/29/code.html', 'projects/index.html'])
  })

  test('has React take over an island there', async ({ visit }) => {
    const page = await visit(code, island)
    await page.getByRole('textbox', { name: /routes/i }).fill('default via 192.0.2.1')
    await expect(page.locator('output')).toContainText('00:c0:00:02:01')
    await expect(page).toHaveURL(new RegExp(`${island}$`))
  })

  test('finds posts by the search', async ({ visit }) => {
    const page = await visit(code, '/search/?q=island')
    await expect(page.locator('.search-results').getByRole('link', { name: 'An island' })).toHaveAttribute(
      'href',
      island,
    )
  })

  test('redirects from aliases and from former patterns', async () => {
    const redirects = await read('_redirects')
    for (const from of ['/old/island.html', '/posts/island/', '/2020/island/']) {
      expect(redirects).toContain(`\n${from} ${island} 301\n`)
      expect(await read(from.slice(1).replace(/\/$/, '/index.html'))).toContain(`0; url=${island}`)
    }
  })
})

test.describe('next dev with own addresses', () => {
  test.describe.configure({ mode: 'serial', timeout: 300_000 })

  let server: ChildProcess
  let origin: string

  test.beforeAll(async () => {
    const port = await findFreePort()
    origin = `http://127.0.0.1:${port}`
    const next = path.resolve('node_modules/next/dist/bin/next')
    const CONTENT_DIR = path.join(testDir, 'content', code.name, 'content')
    server = spawn(process.execPath, [next, 'dev', '-H', '127.0.0.1', '-p', String(port)], {
      cwd: codeCheckout,
      env: { ...process.env, NODE_ENV: 'development', NEXT_TELEMETRY_DISABLED: '1', CONTENT_DIR },
      stdio: 'ignore',
    })
    await expect(async () => expect((await fetch(`${origin}/`)).status).toBe(200)).toPass()
  })

  test.afterAll(() => void server?.kill())

  for (const [href, heading] of [
    ['/', 'At home'],
    ['/blog/', 'Posts'],
    ['/blog/page/2/', 'Posts'],
    ['/blog/all.html', 'Archive'],
    ['/topics/', 'Tags'],
    [`/topics/${encodeURIComponent('网络')}.html`, '网络'],
    ['/series/made/', 'Made'],
    ['/about/', 'About'],
    ['/projects/', 'What was made'],
    [island, 'An island'],
  ] as const) {
    test(`answers at ${href}`, async () => {
      const response = await fetch(origin + href, { redirect: 'manual' })
      expect(response.status).toBe(200)
      expect(await response.text()).toMatch(new RegExp(`<h1[^>]*>${heading}</h1>`))
    })
  }

  for (const href of [
    '/posts/island/',
    '/page/1/',
    '/page/2/',
    '/blog/page/1/',
    '/archive/',
    '/tags/',
    '/tags/notes/',
  ]) {
    test(`does not answer at ${href}`, async () => {
      expect((await fetch(origin + href)).status).toBe(404)
    })
  }

  test('has React take over an island at its address', async ({ browser }) => {
    // Not the watched page of other tests, which rejects requests to this server.
    const page = await browser.newPage()
    const problems: string[] = []
    page.on('console', (message) => message.type() === 'error' && problems.push(message.text()))
    page.on('pageerror', (error) => problems.push(String(error)))
    await page.goto(origin + island)
    await page.getByRole('textbox', { name: /routes/i }).fill('default via 192.0.2.1')
    await expect(page.locator('output')).toContainText('00:c0:00:02:01')
    expect(page.url()).toBe(origin + island)
    expect(problems).toEqual([])
    await page.close()
  })
})

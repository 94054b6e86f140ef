import type { Server } from 'node:http'
import { expect, type Locator, type Page, test } from '@playwright/test'
import { createPreviewServer } from '../../../lib/galley/cli/preview/server'
import { world } from './sites'

let server: Server
let origin: string
/** The paths that were asked for ahead of a click. */
let ahead: string[]

test.beforeEach(async () => {
  ahead = []
  server = createPreviewServer(world)
  server.prependListener('request', ({ url = '', headers }) => {
    if (String(headers['sec-purpose']).startsWith('prefetch')) ahead.push(url)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  origin = `http://127.0.0.1:${address && typeof address === 'object' ? address.port : 0}`
})

test.afterEach(() => {
  server.closeAllConnections()
  server.close()
})

/** The paths that the browser says it loads ahead. It has turned prerender into prefetch, as it is being driven. */
async function watchPreloads(page: Page): Promise<Set<string>> {
  const paths = new Set<string>()
  const add = ({ key }: { key: { url: string } }) => void paths.add(new URL(key.url).pathname)
  const session = await page.context().newCDPSession(page)
  session.on('Preload.prefetchStatusUpdated', add)
  session.on('Preload.prerenderStatusUpdated', add)
  await session.send('Preload.enable')
  return paths
}

/** What a reader does to a link before it leads anywhere. */
const ways: [string, (page: Page, link: Locator) => Promise<unknown>][] = [
  ['pointed at', (_, link) => link.hover()],
  [
    'touched',
    async (page, link) => {
      const { x = 0, y = 0 } = (await link.boundingBox()) ?? {}
      const session = await page.context().newCDPSession(page)
      await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x: x + 5, y: y + 5 }] })
    },
  ],
  // After a key, what is focused has been reached by keyboard.
  ['reached by keyboard', (page, link) => page.keyboard.press('Shift').then(() => link.focus())],
]

for (const [way, act] of ways) {
  test(`a page is loaded ahead once its link is ${way}, and no other`, async ({ page }) => {
    const preloads = await watchPreloads(page)
    await page.goto(`${origin}/blog/archive/`)
    await page.waitForTimeout(500)
    expect([...preloads, ...ahead]).toEqual([])
    await act(page, page.locator('a[href="/blog/posts/chinese/"]'))
    await expect.poll(() => ahead).toEqual(['/blog/posts/chinese/'])
    await expect.poll(() => [...preloads]).toEqual(['/blog/posts/chinese/'])
  })
}

test('a link into the page that one is on loads nothing ahead', async ({ page }) => {
  const preloads = await watchPreloads(page)
  await page.goto(`${origin}/blog/posts/chinese/`)
  const link = page.locator('.toc a').first()
  await link.hover()
  await page.keyboard.press('Shift')
  await link.focus()
  await page.waitForTimeout(500)
  expect([...preloads, ...ahead]).toEqual([])
})

test('files and feeds are not loaded ahead, nor are other sites', async ({ page }) => {
  await page.goto(`${origin}/blog/archive/`)
  for (const link of ['a[href$="feed.xml"]', 'a[href^="mailto:"]', 'a[rel="license"]']) {
    await page.locator(link).first().hover()
    await page.waitForTimeout(500)
  }
  // The browser does look ahead: the next link shows it.
  await page.locator('a[href="/blog/tags/"]').first().hover()
  await expect.poll(() => ahead).toEqual(['/blog/tags/'])
})

test('the way back leads to where one was', async ({ page }) => {
  await page.goto(`${origin}/blog/archive/`)
  await page.evaluate(() => window.scrollTo(0, 300))
  await page.locator('a[href="/blog/posts/note-01/"]').click()
  await expect(page).toHaveURL(`${origin}/blog/posts/note-01/`)
  await page.goBack()
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(200)
})

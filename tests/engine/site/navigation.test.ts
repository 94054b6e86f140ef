import type { Server } from 'node:http'
import { expect, type Locator, type Page, test } from '@playwright/test'
import { createPreviewServer } from '../../../lib/galley/cli/preview/server'
import { world } from './sites'

let server: Server
let origin: string
/** The paths that were requested before a click. */
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

/** Returns the paths that the browser reports as preloaded. It prefetches instead of prerendering under automation. */
async function watchPreloads(page: Page): Promise<Set<string>> {
  const paths = new Set<string>()
  const add = ({ key }: { key: { url: string } }) => void paths.add(new URL(key.url).pathname)
  const session = await page.context().newCDPSession(page)
  session.on('Preload.prefetchStatusUpdated', add)
  session.on('Preload.prerenderStatusUpdated', add)
  await session.send('Preload.enable')
  return paths
}

/** The actions on a link that start a preload. */
const ways: [string, (page: Page, link: Locator) => Promise<unknown>][] = [
  ['hovered', (_, link) => link.hover()],
  [
    'touched',
    async (page, link) => {
      const { x = 0, y = 0 } = (await link.boundingBox()) ?? {}
      const session = await page.context().newCDPSession(page)
      await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x: x + 5, y: y + 5 }] })
    },
  ],
  // After a key press, focus counts as keyboard focus.
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

test('a link to the current page preloads nothing', async ({ page }) => {
  const preloads = await watchPreloads(page)
  await page.goto(`${origin}/blog/posts/chinese/`)
  const link = page.locator('.toc a').first()
  await link.hover()
  await page.keyboard.press('Shift')
  await link.focus()
  await page.waitForTimeout(500)
  expect([...preloads, ...ahead]).toEqual([])
})

test('files, feeds and other sites are not preloaded', async ({ page }) => {
  await page.goto(`${origin}/blog/archive/`)
  for (const link of ['a[href$="feed.xml"]', 'a[href^="mailto:"]', 'a[rel="license"]']) {
    await page.locator(link).first().hover()
    await page.waitForTimeout(500)
  }
  // Proves that the browser does preload: the next link is requested.
  await page.locator('a[href="/blog/tags/"]').first().hover()
  await expect.poll(() => ahead).toEqual(['/blog/tags/'])
})

test('going back restores the scroll position', async ({ page }) => {
  await page.goto(`${origin}/blog/archive/`)
  await page.evaluate(() => window.scrollTo(0, 300))
  await page.locator('a[href="/blog/posts/note-01/"]').click()
  await expect(page).toHaveURL(`${origin}/blog/posts/note-01/`)
  await page.goBack()
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(200)
})

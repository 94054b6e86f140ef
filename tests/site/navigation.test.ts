import type { Server } from 'node:http'
import { expect, test } from '@playwright/test'
import { createPreviewServer } from '../../lib/preview/server'
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

test('a page is loaded ahead once its link is pointed at, and no other', async ({ page }) => {
  await page.goto(`${origin}/blog/archive/`)
  await page.waitForTimeout(500)
  expect(ahead).toEqual([])
  await page.locator('a[href="/blog/posts/chinese/"]').hover()
  await expect.poll(() => ahead).toEqual(['/blog/posts/chinese/'])
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

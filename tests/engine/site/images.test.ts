import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, type Page } from '@playwright/test'
import { readNodes } from '../../../lib/galley/html/html'
import { listFiles } from '../../support/files'
import { readPages } from '../../support/pages'
import { test } from './browse'
import { readBuild } from './builds'
import { blog, plainSites, world } from './sites'

const feature = '/posts/everything-a-post-can-hold/'

/** Returns the images of a page after all have loaded, including lazy ones. */
async function loadImages(page: Page) {
  for (const image of await page.locator('img').all()) {
    await image.scrollIntoViewIfNeeded()
    await expect(image).toHaveJSProperty('complete', true)
  }
  return page.locator('img').evaluateAll((images: HTMLImageElement[]) =>
    images.map(({ currentSrc, naturalWidth, clientWidth, srcset }) => ({
      path: new URL(currentSrc).pathname,
      naturalWidth,
      clientWidth,
      srcset,
    })),
  )
}

test('a raster image loads once, as AVIF, and no larger than shown', async ({ browser, visit }) => {
  const url = (await visit(blog, feature)).url()
  for (const [deviceScaleFactor, width] of [
    [1, 720],
    [2, 1152],
  ]) {
    const page = await browser.newPage({ deviceScaleFactor, viewport: { width: 1280, height: 800 } })
    const requests: string[] = []
    page.on('request', (request) => requests.push(new URL(request.url()).pathname))
    await page.goto(url)
    const [waves] = await loadImages(page)
    // The base size of 16 px makes the text 576 px wide.
    expect(waves?.path).toMatch(new RegExp(`waves\\.[0-9a-f]{8}-${width === 720 ? '(?:576|720)' : width}\\.avif$`))
    expect(requests.filter((path) => path.includes('waves'))).toEqual([waves?.path])
    await page.close()
  }
})

for (const [name, site, path] of [
  ['post', blog, feature],
  ['index', blog, '/'],
  ['post with an island', blog, '/posts/dhcp-static-route/'],
  ['index with a photo', world, '/'],
  ['post with an island and a photo', world, '/posts/emoji/'],
] as const) {
  test(`no image is broken, and sizes are those of the layout: ${name}`, async ({ page, visit }) => {
    for (const width of [360, 800, 1280]) {
      await page.setViewportSize({ width, height: 800 })
      await visit(site, path)
      const images = await loadImages(page)
      expect(images.length).toBeGreaterThan(0)
      for (const { path, naturalWidth, clientWidth, srcset } of images) {
        expect(naturalWidth, path).toBeGreaterThan(0)
        // The natural width is that of `sizes`, which may be a little too large because of the page's padding.
        if (!srcset) continue
        expect(naturalWidth - clientWidth, `${path} at ${width} px`).toBeGreaterThanOrEqual(0)
        expect(naturalWidth - clientWidth, `${path} at ${width} px`).toBeLessThan(24)
      }
    }
  })
}

test('a lead image costs the index no more than its thumbnail', async ({ page, visit }) => {
  await page.setViewportSize({ width: 1280, height: 800 })
  const [photo] = await loadImages(await visit(world, '/'))
  expect(photo?.path).toMatch(/^\/blog\/img\/posts\/emoji\/photo\.[0-9a-f]{8}-272\.avif$/)
})

test('a page that React hydrates loads each image once, and React puts nothing else in its place', async ({
  page,
  visit,
}) => {
  for (const [site, path, image] of [
    [blog, '/posts/dhcp-static-route/', '/media/images/networking.svg'],
    [world, '/posts/emoji/', '/blog/media/posts/emoji/photo.jpg'],
  ] as const) {
    const requests: string[] = []
    page.on('request', (request) => requests.push(new URL(request.url()).pathname))
    await visit(site, path)
    await page.waitForLoadState('networkidle')
    await expect(page.locator('main img').first()).toHaveAttribute('src', image)
    expect(requests.filter((path) => /\/(?:img|media)\//.test(path) && !path.includes('square'))).toEqual([image])
    page.removeAllListeners('request')
  }
})

for (const site of plainSites) {
  test(`the site "${site.name}" names every image by its content, and loads the first of a page at once`, async () => {
    const files = new Set(await listFiles(site.dir))
    const named = new Set<string>()
    for (const { file, links } of await readPages(site)) {
      const html = await readFile(path.join(site.dir, file), 'utf8')
      const hydrates = html.includes('/_next/')
      for (const link of links.filter((link) => /^\/(?:img|media)\//.test(link.slice(site.basePath.length)))) {
        const image = decodeURIComponent(link.slice(site.basePath.length + 1))
        expect(files, file).toContain(image)
        named.add(image)
        if (!hydrates) expect(image, file).toMatch(/^img\/.*\.[0-9a-f]{8}(?:-\d+)?\.(?:avif|webp|jpg|png|svg)$/)
      }
      const elements = readNodes(html).filter((node) => node.kind === 'element')
      const images = elements.filter(({ tagName }) => tagName === 'img').map(({ attributes }) => attributes)
      expect(images.map((attributes) => attributes.get('loading') === 'lazy')).toEqual(images.map((_, at) => at > 0))
      expect(images.map((attributes) => attributes.get('fetchpriority') === 'high')).toEqual(
        images.map((_, at) => at === 0),
      )
      if (!hydrates) expect(html).not.toContain('rel="preload"')
    }
    expect([...files].filter((file) => /^(?:img|media)\//.test(file) && !named.has(file))).toEqual([])
  })
}

test('no image contains its location', async () => {
  for (const file of (await listFiles(world.dir)).filter((file) => /^(?:img|media)\//.test(file))) {
    expect((await readFile(path.join(world.dir, file))).includes('Somebody'), file).toBe(false)
  }
})

test('a build after another encodes only what is new', async () => {
  expect((await readBuild('blog')).output).toMatch(/write images: (\d+) images, \1 encoded/)
})

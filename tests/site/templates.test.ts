import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, type Page } from '@playwright/test'
import type { AxeResults } from 'axe-core'
import { test } from './browse'
import { empty, real, single, world } from './sites'

const templates = [
  ['index', real, '/'],
  ['further index page', real, '/page/2/'],
  ['post with an island', real, '/posts/dhcp-static-route/'],
  ['post of a series', real, '/posts/toolforge-k8s-part2/'],
  ['post with everything', real, '/posts/everything-a-post-can-hold/'],
  ['tags', real, '/tags/'],
  ['tag', real, '/tags/netfilter/'],
  ['series', real, '/series/a-better-toolforge/'],
  ['archive', real, '/archive/'],
  ['author', real, '/authors/mara/'],
  ['search', real, '/search/'],
  ['search with results', real, '/search/?q=debian'],
  ['page', real, '/about/'],
  ['404', real, '/404.html'],
  ['index below a base path', world, '/'],
  ['post with long words below a base path', world, '/posts/emoji/'],
  ['post from right to left', world, '/posts/arabic/'],
  ['post in Chinese', world, '/posts/chinese/'],
  ['tag in Chinese', world, '/tags/%E7%BD%91%E7%BB%9C/'],
  ['tag that is an emoji', world, '/tags/%F0%9F%8E%89/'],
  ['series in Chinese', world, '/series/%E5%91%BD%E5%90%8D%E7%A9%BA%E9%97%B4/'],
  ['index without posts', empty, '/'],
  ['tags without posts', empty, '/tags/'],
  ['archive without posts', empty, '/archive/'],
  ['search without posts', empty, '/search/'],
  ['index with one post', single, '/'],
  ['post without tags', single, '/posts/only/'],
  ['archive with one post', single, '/archive/'],
] as const

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Waits for what a script adds to an address with a query. */
async function settle(page: Page): Promise<void> {
  await page.waitForFunction(() => !location.search || document.querySelector('.search-results li'))
}

/** What axe-core finds on a page: the rule, and the elements that break it. */
async function findViolations(page: Page): Promise<string[]> {
  // A page takes no script element that is not its own.
  await page.evaluate(axe)
  const { violations } = await page.evaluate((): Promise<AxeResults> => Reflect.get(window, 'axe').run())
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join('\n  ')}`)
}

for (const [name, site, path] of templates) {
  test.describe(`the template "${name}"`, () => {
    test('has no violation of axe-core in light and dark, narrow and wide', async ({ page, visit }) => {
      for (const width of [360, 1280]) {
        await page.setViewportSize({ width, height: 800 })
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme })
          await visit(site, path)
          await settle(page)
          expect(await findViolations(page), `${width} px, ${colorScheme}`).toEqual([])
        }
      }
    })

    test('never scrolls sideways', async ({ page, visit }) => {
      for (const width of [320, 768, 1280]) {
        await page.setViewportSize({ width, height: 800 })
        await visit(site, path)
        await settle(page)
        const wide = await page.evaluate(() => {
          window.scrollTo(500, 0)
          const { scrollWidth, clientWidth } = document.documentElement
          return { over: scrollWidth - clientWidth, moved: window.scrollX }
        })
        expect(wide, `${width} px`).toEqual({ over: 0, moved: 0 })
      }
    })

    test('is reached by keyboard: a link over the head first, then the head, then the text', async ({
      page,
      visit,
    }) => {
      await visit(site, path)
      await page.keyboard.press('Tab')
      const skip = page.locator(':focus')
      await expect(skip).toHaveText(/^Skip to/)
      await expect(skip).toBeInViewport()

      const places = new Set<string | undefined>()
      for (let press = 0; press < 12; press++) {
        await page.keyboard.press('Tab')
        const focus = await page.evaluate(() => {
          const element = document.activeElement
          if (!element || element === document.body) return undefined
          const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element)
          return {
            html: element.outerHTML.slice(0, 120),
            visible: (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none',
            place: element.closest('body > header, body > main, body > footer')?.localName,
          }
        })
        // Behind the last element of the page is the browser's own frame.
        if (!focus) break
        expect(focus.visible, focus.html).toBe(true)
        places.add(focus.place)
      }
      const hasLinks = (await page.locator('main').locator('a, summary, input').count()) > 0
      expect([...places].slice(0, 2)).toEqual(['header', hasLinks ? 'main' : 'footer'])
    })

    test('lets the first link over the head skip it', async ({ page, visit }) => {
      await visit(site, path)
      await page.keyboard.press('Tab')
      await page.keyboard.press('Enter')
      await page.keyboard.press('Tab')
      await expect(page.locator('body > header :focus')).toHaveCount(0)
      await expect(page.locator('body > main :focus, body > footer :focus')).toHaveCount(1)
    })
  })
}

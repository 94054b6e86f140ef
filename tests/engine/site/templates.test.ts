import { expect } from '@playwright/test'
import { findViolations } from '../../support/axe'
import { distort, distortions, findCut, lengthenWords } from '../../support/layout'
import { test } from './browse'
import { settle, templates } from './templates'

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

    test('cuts nothing off and never scrolls sideways, whatever the fonts, the spacing and the length of words', async ({
      page,
      visit,
    }) => {
      for (const width of [320, 768, 1280]) {
        await page.setViewportSize({ width, height: 800 })
        await visit(site, path)
        await settle(page)
        for (const lengthen of [false, true]) {
          if (lengthen) await lengthenWords(page)
          for (const distortion of distortions) {
            await distort(page, distortion)
            const circumstances = JSON.stringify({ width, lengthen, ...distortion })
            expect(await findCut(page), circumstances).toEqual([])
          }
        }
      }
    })

    test('is usable by keyboard: first the skip link, then the header, then the text', async ({ page, visit }) => {
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
        // After the last element, the focus moves to the browser's interface.
        if (!focus) break
        expect(focus.visible, focus.html).toBe(true)
        places.add(focus.place)
      }
      const hasLinks = (await page.locator('main').locator('a, summary, input').count()) > 0
      expect([...places].slice(0, 2)).toEqual(['header', hasLinks ? 'main' : 'footer'])
    })

    test('lets the first link skip the header', async ({ page, visit }) => {
      await visit(site, path)
      await page.keyboard.press('Tab')
      await page.keyboard.press('Enter')
      await page.keyboard.press('Tab')
      await expect(page.locator('body > header :focus')).toHaveCount(0)
      await expect(page.locator('body > main :focus, body > footer :focus')).toHaveCount(1)
    })
  })
}

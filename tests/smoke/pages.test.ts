import { expect } from '@playwright/test'
import { findViolations } from '../support/axe'
import { distort, distortions, findCut, lengthenWords } from '../support/layout'
import { listKinds } from './kinds'
import { site, test } from './site'

test('the browser reports no error on any kind of page, and sends no request elsewhere', async ({ page, visit }) => {
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) =>
      console.error(`${violatedDirective} forbids ${blockedURI} ${sample}`),
    )
  })
  const kinds = await listKinds()
  expect(kinds.length).toBeGreaterThan(1)
  for (const path of kinds) {
    await visit(site, path)
    await expect(page.getByRole('heading', { level: 1 }).first(), path).toBeVisible()
    // Images further down load lazily.
    for (const image of await page.locator('main img').all()) {
      await image.scrollIntoViewIfNeeded()
      await expect(image, path).not.toHaveJSProperty('naturalWidth', 0)
    }
    await page.waitForLoadState('networkidle')
  }
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe-core finds nothing serious on any kind of page, phone and wide, in ${colorScheme}`, async ({
    page,
    visit,
  }) => {
    await page.emulateMedia({ colorScheme })
    for (const path of await listKinds()) {
      for (const width of [360, 1280]) {
        await page.setViewportSize({ width, height: 800 })
        await visit(site, path)
        expect(await findViolations(page, { serious: true }), `${path} at ${width} px`).toEqual([])
      }
    }
  })
}

test('no kind of page cuts anything off or scrolls sideways, whatever the fonts and the length of words', async ({
  page,
  visit,
}) => {
  for (const path of await listKinds()) {
    for (const width of [320, 768, 1280]) {
      await page.setViewportSize({ width, height: 800 })
      await visit(site, path)
      for (const lengthen of [false, true]) {
        if (lengthen) await lengthenWords(page)
        for (const distortion of distortions) {
          await distort(page, distortion)
          const circumstances = JSON.stringify({ path, width, lengthen, ...distortion })
          expect(await findCut(page), circumstances).toEqual([])
        }
      }
    }
  }
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('every kind of page has its headings, its text and its links', async ({ page, visit }) => {
    for (const path of await listKinds()) {
      await visit(site, path)
      await expect(page.getByRole('heading', { level: 1 }).first(), path).toBeVisible()
      for (const text of await page.locator('main :is(h2, p:not([role=status]), li)').all()) {
        // A closed <details> opens without a script.
        if (await text.evaluate((element) => element.closest('details, noscript') !== null)) continue
        await expect(text, path).toBeVisible()
      }
      await expect(page.locator('body > header a').first(), path).toBeVisible()
    }
  })
})

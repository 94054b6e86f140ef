import { expect } from '@playwright/test'
import { distort, distortions, findCut } from '../../support/layout'
import { longWord } from '../support/wide'
import { test } from './browse'
import { wide } from './sites'
import { settle } from './templates'

const name = encodeURIComponent(longWord.toLowerCase())

/** A page of each template, of words, code, tables, formulas and drawings that are wider than a phone. */
const templates = [
  ['index', '/'],
  ['further index page', '/page/2/'],
  ['first post', '/posts/wide-1/'],
  ['last post', '/posts/wide-2/'],
  ['post from right to left', '/posts/wide-3/'],
  ['archive', '/archive/'],
  ['tags', '/tags/'],
  ['tag', `/tags/${name}/`],
  ['series', `/series/${name}/`],
  ['author', '/authors/long/'],
  ['search', '/search/'],
  ['search with results', `/search/?q=${longWord}`],
  ['page', '/about/'],
  ['404', '/404.html'],
] as const

for (const [template, path] of templates) {
  test(`the template "${template}" is no wider than a phone, whatever it holds and whatever the fonts`, async ({
    page,
    visit,
  }) => {
    test.slow()
    await page.setViewportSize({ width: 320, height: 800 })
    await visit(wide, path)
    await settle(page)
    for (const distortion of distortions) {
      await distort(page, distortion)
      expect(await findCut(page), JSON.stringify(distortion)).toEqual([])
    }
  })

  test(`the template "${template}" prints all that it holds`, async ({ page, visit }) => {
    // A sheet of A4 without its margins.
    await page.setViewportSize({ width: 718, height: 1000 })
    await visit(wide, path)
    await settle(page)
    await page.emulateMedia({ media: 'print' })
    expect(await findCut(page)).toEqual([])
    const hidden = page.locator('.prose :is(pre, .table, .listing, details)').filter({ visible: true })
    for (const element of await hidden.all()) {
      const { width, scrollWidth } = await element.evaluate(({ clientWidth, scrollWidth }) => ({
        width: clientWidth,
        scrollWidth,
      }))
      expect(scrollWidth).toBeLessThanOrEqual(width)
    }
    const details = page.locator('.prose details > :not(summary)')
    await expect(details.filter({ visible: true })).toHaveCount(await details.count())
  })
}

import { expect, type Page } from '@playwright/test'
import { getContrast, parseColor } from '../../support/contrast'
import { findCut } from '../../support/layout'
import { test } from './browse'
import { blog } from './sites'

const feature = '/posts/everything-a-post-can-hold/'
const pages = ['/', feature, '/posts/dhcp-static-route/', '/posts/toolforge-k8s-part2/', '/archive/', '/tags/']

test.describe('in forced colours', () => {
  test.use({ forcedColors: 'active', colorScheme: 'dark' })

  for (const path of pages) {
    test(`every text of ${path} can be read`, async ({ visit }) => {
      const page = await visit(blog, path)
      const colors = await page.evaluate(() => {
        // In forced colours, the browser paints the canvas colour behind text.
        const canvas = getComputedStyle(document.body).backgroundColor
        const elements = [...document.body.querySelectorAll('*')].filter(({ childNodes }) =>
          [...childNodes].some(({ nodeType, nodeValue }) => nodeType === Node.TEXT_NODE && nodeValue?.trim()),
        )
        return elements.flatMap((element) =>
          ['', '::before', '::after'].map((part) => [
            element.outerHTML.slice(0, 99) + part,
            getComputedStyle(element, part).color,
            canvas,
          ]),
        )
      })
      expect(colors.length).toBeGreaterThan(20)
      for (const [html = '', color = '', canvas = ''] of colors)
        expect(getContrast(parseColor(color), parseColor(canvas)), html).toBeGreaterThan(4.5)
    })
  }

  test('marked, inserted and deleted lines still differ from others', async ({ visit }) => {
    const page = await visit(blog, feature)
    const read = (selector: string, property: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((element, property) => getComputedStyle(element, '::before').getPropertyValue(property), property)
    expect(await read('mark.line', 'border-left-width')).toBe('3px')
    expect(await read('ins.line', 'content')).toBe('"+"')
    expect(await read('del.line', 'content')).toBe('"−"')
  })

  test('a callout keeps its bar, and the current part of a series stands out', async ({ visit }) => {
    const page = await visit(blog, feature)
    for (const callout of await page.locator('.callout').all()) {
      await expect(callout).toHaveCSS('border-left-style', 'solid')
      await expect(callout.locator('.callout-title')).toHaveText(/^(Note|Tip|Important|Warning|Caution)$/)
    }
    await visit(blog, '/posts/toolforge-k8s-part2/')
    await expect(page.locator('.series-nav [aria-current]')).toHaveCSS('font-weight', '600')
  })

  test('fields and buttons keep their edges, and what has the focus its ring', async ({ page, visit }) => {
    await visit(blog, '/posts/dhcp-static-route/')
    for (const control of await page.locator('button, input, select, textarea').all()) {
      await expect(control).not.toHaveCSS('border-top-style', 'none')
    }
    for (let press = 0; press < 20; press++) {
      await page.keyboard.press('Tab')
      await expect(page.locator(':focus')).toHaveCSS('outline-style', 'solid')
    }
  })
})

for (const path of pages) {
  test(`${path} at 400 % cuts nothing off and covers no text`, async ({ page, visit }) => {
    // A window of 1280 by 1024 pixels at 400 %.
    await page.setViewportSize({ width: 320, height: 256 })
    await visit(blog, path)
    expect(await findCut(page)).toEqual([])
    const positions = await page.evaluate(() =>
      [...document.body.querySelectorAll('*')].map((element) => getComputedStyle(element).position),
    )
    expect(positions).not.toContain('fixed')
    expect(positions).not.toContain('sticky')
  })
}

/** Goes from one page to the next. Returns whether the browser ran a view transition between them. */
async function goOn(page: Page): Promise<unknown> {
  await page.addInitScript(() => {
    addEventListener('pagereveal', (event) =>
      Reflect.set(window, 'moves', Reflect.get(event, 'viewTransition') !== null),
    )
  })
  await page.goto(new URL('/archive/', page.url()).href)
  await page.locator('main a').first().click()
  await expect(page).toHaveURL(/\/posts\//)
  await page.waitForFunction(() => Reflect.has(window, 'moves'))
  return page.evaluate(() => Reflect.get(window, 'moves'))
}

test('with a pointer, there is no view transition', async ({ visit }) => {
  expect(await goOn(await visit(blog, '/'))).toBe(false)
})

test.describe('on a touch screen', () => {
  test.use({ hasTouch: true, isMobile: true })

  test('there is a view transition between pages', async ({ visit }) => {
    expect(await goOn(await visit(blog, '/'))).toBe(true)
  })

  test('nothing moves for a reader who asked for less motion', async ({ page, visit }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' })
    expect(await goOn(await visit(blog, '/'))).toBe(false)
  })
})

test('nothing else moves for a reader who asked for less motion', async ({ page, visit }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await visit(blog, '/')
  const moving = await page.evaluate(
    () =>
      [...document.querySelectorAll('*')].filter((element) => {
        const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element)
        return transitionDuration !== '0s' || animationName !== 'none' || scrollBehavior !== 'auto'
      }).length,
  )
  expect(moving).toBe(0)
})

test('in print, links show their addresses, and controls are hidden', async ({ page, visit }) => {
  await page.emulateMedia({ media: 'print' })
  await visit(blog, feature)
  const link = page.locator('.prose a[href="https://commonmark.org/help/"]')
  expect(await link.evaluate((element) => getComputedStyle(element, '::after').content)).toBe(
    '" <https://commonmark.org/help/>"',
  )
  for (const bare of await page.locator('.prose a[data-bare]').all()) {
    expect(await bare.evaluate((element) => getComputedStyle(element, '::after').content)).toBe('none')
  }
  for (const name of ['Main', 'Contents', 'Older and newer posts']) {
    await expect(page.getByRole('navigation', { name })).toHaveCount(0)
  }
  await expect(page.locator('button, select').filter({ visible: true })).toHaveCount(0)
})

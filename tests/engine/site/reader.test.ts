import { expect, type Page } from '@playwright/test'
import { test } from './browse'
import { blog, world } from './sites'

const feature = '/posts/everything-a-post-can-hold/'
const island = '/posts/dhcp-static-route/'
const paper = { light: 'rgb(253, 252, 249)', dark: 'rgb(21, 24, 28)' }

const getTheme = (page: Page) => page.getByRole('combobox', { name: 'Theme' })
const readPaper = (page: Page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor)

test.describe('the theme', () => {
  test("is the system's until the reader chooses, and again when the reader says so", async ({ page, visit }) => {
    await visit(blog, '/')
    await expect(getTheme(page)).toHaveValue('system')
    await page.emulateMedia({ colorScheme: 'dark' })
    expect(await readPaper(page)).toBe(paper.dark)
    await getTheme(page).selectOption('Light')
    expect(await readPaper(page)).toBe(paper.light)
    await getTheme(page).selectOption('System')
    expect(await readPaper(page)).toBe(paper.dark)
  })

  for (const path of [feature, island]) {
    test(`is there at the first paint of ${path}`, async ({ page, visit }) => {
      await visit(blog, '/')
      await getTheme(page).selectOption('Dark')
      await page.addInitScript(() => {
        const note = () =>
          document.documentElement.setAttribute('data-painted', getComputedStyle(document.body).backgroundColor)
        new PerformanceObserver(note).observe({ type: 'paint', buffered: true })
      })
      await visit(blog, path)
      await expect(page.locator('html')).toHaveAttribute('data-painted', paper.dark)
      await expect(getTheme(page)).toHaveValue('dark')
      expect(await readPaper(page)).toBe(paper.dark)
    })
  }

  test('is the same on all pages, including open ones and those in the back/forward cache', async ({
    context,
    page,
    visit,
  }) => {
    await visit(world, '/')
    const other = await context.newPage()
    await other.goto(page.url())
    await page.getByRole('link', { name: 'Archive' }).click()
    await expect(page).toHaveURL(/\/archive\/$/)
    // The address changes before the script has run.
    await page.waitForLoadState()
    await getTheme(page).selectOption('Dark')
    await expect(getTheme(other)).toHaveValue('dark')
    expect(await readPaper(other)).toBe(paper.dark)
    await page.goBack()
    await expect(getTheme(page)).toHaveValue('dark')
    await expect.poll(() => readPaper(page)).toBe(paper.dark)
  })

  test("colours the browser's interface", async ({ page, visit }) => {
    await visit(blog, '/')
    const readFrame = () =>
      page
        .locator('meta[name=theme-color]')
        .evaluateAll((frames) => frames.map((frame) => matchMedia(frame.getAttribute('media') ?? '').matches))
    expect(await readFrame()).toEqual([true, false])
    await getTheme(page).selectOption('Dark')
    expect(await readFrame()).toEqual([false, true])
    await getTheme(page).selectOption('System')
    expect(await readFrame()).toEqual([true, false])
  })

  test('applies to the current page if storage is blocked', async ({ page, visit }) => {
    await page.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', {
        get: () => {
          throw new DOMException('Blocked', 'SecurityError')
        },
      })
    })
    await visit(blog, '/')
    await getTheme(page).selectOption('Dark')
    expect(await readPaper(page)).toBe(paper.dark)
  })

  test('is not what is printed', async ({ page, visit }) => {
    await visit(blog, '/')
    await getTheme(page).selectOption('Dark')
    await page.emulateMedia({ media: 'print' })
    expect(await readPaper(page)).toBe('rgb(255, 255, 255)')
    await expect(getTheme(page)).toBeHidden()
  })
})

test.describe('a block of code', () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

  const readClipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText())

  for (const [kind, text, expected] of [
    [
      'as it stands',
      'def prefix_octets',
      /^def prefix_octets\(prefix: int\) -> int:\n {4}"""How[^\n]*\n {4}return [^\n]*$/,
    ],
    ['without line numbers', 'nft --check', /^#!\/bin\/sh\nset -eu\n\nnft --check [^\n]*\nnft [^\n]*\necho [^\n]*$/],
    [
      'without deleted lines',
      'imagePullPolicy',
      /^spec:\n[\s\S]*- name: web\n {6}image: registry\.example\.org\/web:1\.4\.2\n/,
    ],
    ['without prompts and what commands print', 'ip -brief', /^ip -brief -color=never address show dev eth0$/],
  ] as const) {
    test(`is copied ${kind}`, async ({ page, visit }) => {
      await visit(blog, feature)
      const block = page.locator('.code', { hasText: text })
      await block.hover()
      await block.getByRole('button', { name: 'Copy' }).click()
      await expect(block.getByRole('button')).toHaveText('Copied')
      await expect(page.getByRole('status')).toHaveText('Copied')
      expect((await readClipboard(page)).replaceAll('\r', '')).toMatch(expected)
      await expect(block.getByRole('button')).toHaveText('Copy')
    })
  }

  test('is copied by keyboard', async ({ page, visit }) => {
    await visit(blog, feature)
    const block = page.locator('.code', { hasText: 'def prefix_octets' })
    await block.locator('pre').focus()
    await page.keyboard.press('Tab')
    await expect(block.getByRole('button')).toBeFocused()
    await expect(block.getByRole('button')).toHaveCSS('opacity', '1')
    await page.keyboard.press('Enter')
    await expect(block.getByRole('button')).toHaveText('Copied')
    expect(await readClipboard(page)).toMatch(/^def prefix_octets/)
  })

  test('is selected if the clipboard is not available', async ({ page, visit }) => {
    await page.addInitScript(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }))
    await visit(blog, feature)
    const block = page.locator('.code', { hasText: 'def prefix_octets' })
    await block.hover()
    await block.getByRole('button').click()
    await expect(block.getByRole('button')).toHaveText('Selected')
    expect(await page.evaluate(() => String(getSelection()))).toMatch(/^def prefix_octets/)
  })

  test.describe('on a touch screen', () => {
    test.use({ hasTouch: true, isMobile: true, viewport: { width: 360, height: 800 } })

    test('shows its button, which covers no code', async ({ page, visit }) => {
      await visit(blog, feature)
      const block = page.locator('.code', { hasText: 'ip -brief' })
      await expect(block.getByRole('button')).toHaveCSS('opacity', '1')
      await block.locator('pre').evaluate((pre) => pre.scrollTo(pre.scrollWidth, 0))
      const [button, end] = await Promise.all([
        block.getByRole('button').boundingBox(),
        block.locator('code').evaluate((code) => {
          const range = document.createRange()
          range.selectNodeContents(code)
          return Math.max(...Array.from(range.getClientRects(), ({ right }) => right))
        }),
      ])
      expect(button?.x).toBeGreaterThan(end)
      await block.getByRole('button').tap()
      await expect(block.getByRole('button')).toHaveText('Copied')
      expect(await readClipboard(page)).toBe('ip -brief -color=never address show dev eth0')
    })
  })
})

test.describe('the contents', () => {
  test.use({ viewport: { width: 1280, height: 800 } })

  test('mark the section that is being read', async ({ page, visit }) => {
    await visit(blog, feature)
    const current = page.getByRole('navigation', { name: 'Contents' }).locator('[aria-current=location]')
    await expect(current).toHaveCount(0)
    await page.getByRole('heading', { name: 'Tables' }).evaluate((heading) => heading.scrollIntoView())
    await expect(current).toHaveText('Tables')
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight))
    await expect(current).toHaveText('Other scripts')
    await page.evaluate(() => scrollTo(0, 0))
    await expect(current).toHaveCount(0)
  })
})

test.describe('an image that is larger than the text', () => {
  test('opens in a dialog, also by keyboard, and closing it restores the focus', async ({ page, visit }) => {
    await visit(blog, feature)
    const link = page.getByRole('link', { name: /^Layers of translucent waves/ })
    const dialog = page.getByRole('dialog', { name: /^Layers of translucent waves/ })
    await link.click()
    await expect(dialog.getByRole('img')).toBeInViewport()
    await expect(dialog.getByRole('img')).not.toHaveJSProperty('naturalWidth', 0)
    await dialog.getByRole('button', { name: 'Close' }).click()
    await expect(dialog).toHaveCount(0)

    await link.focus()
    await page.keyboard.press('Enter')
    await expect(dialog).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(dialog).toHaveCount(0)
    await expect(link).toBeFocused()
  })

  test.describe('without JavaScript', () => {
    test.use({ javaScriptEnabled: false })

    test('opens as a separate page', async ({ page, visit, watch }) => {
      await visit(blog, feature)
      await page.getByRole('link', { name: /^Layers of translucent waves/ }).click()
      await expect(page).toHaveURL(/\/waves\.[0-9a-f]{8}-\d+\.png$/)
      // Chromium warns that an image document does not opt in to view transitions.
      watch.problems = watch.problems.filter((problem) => !problem.includes('ViewTransition opt-in disabled'))
    })

    test('has no control that would not work', async ({ page, visit }) => {
      await visit(blog, feature)
      await expect(getTheme(page)).toBeHidden()
      await expect(page.locator('.copy').first()).toBeHidden()
    })
  })
})

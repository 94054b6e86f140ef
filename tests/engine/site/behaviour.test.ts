import { expect } from '@playwright/test'
import { messages } from '@/lib/messages'
import { test } from './browse'
import { blog, world } from './sites'

const { ar: arabic, 'zh-Hans': chinese } = messages

const dhcp = '/posts/dhcp-static-route/'
const feature = '/posts/everything-a-post-can-hold/'

test.describe('the index', () => {
  test('shows 14 posts a page, newest first, each with date, title, excerpt and a way to the rest', async ({
    visit,
  }) => {
    const page = await visit(blog, '/')
    const entries = page.locator('main article')
    await expect(entries).toHaveCount(14)
    const dates = await entries
      .locator('time')
      .evaluateAll((times) => times.map((time) => time.getAttribute('datetime')))
    expect(dates).toEqual([...dates].sort().reverse())
    for (const entry of await entries.all()) {
      await expect(entry.locator('time').first()).toHaveText(/^[A-Z][a-z]{2} \d{1,2}, \d{4}$/)
      const title = entry.getByRole('heading', { level: 2 }).getByRole('link')
      const more = entry.getByRole('link', { name: /^Read more/ })
      expect(await more.getAttribute('href')).toBe(await title.getAttribute('href'))
      expect((await entry.locator('p').allInnerTexts()).join(' ').length).toBeGreaterThan(100)
    }
  })

  test('leads to the next page and back', async ({ visit }) => {
    const page = await visit(blog, '/')
    await expect(page.getByText('Page 1 of 2')).toBeVisible()
    await page.getByRole('link', { name: 'Next' }).click()
    await expect(page).toHaveURL(/\/page\/2\/$/)
    await page.getByRole('link', { name: 'Previous' }).click()
    await expect(page).toHaveURL(/\/$/)
    await expect(page.locator('main article')).toHaveCount(14)
  })
})

test.describe('the island', () => {
  test('encodes what is written into it, as it is written', async ({ visit }) => {
    const page = await visit(blog, dhcp)
    const routes = page.getByRole('textbox', { name: /routes/i })
    const result = page.locator('output')
    await expect(result).toContainText('18:c6:33:64:c0:00:02:fe:00:c0:00:02:01')
    await routes.fill('10.0.0.0/8 via 10.0.0.1')
    await expect(result).toContainText('08:0a:0a:00:00:01')
    await expect(result).toContainText('8, 10, 10, 0, 0, 1')
    await routes.press('End')
    await routes.pressSequentially('\n10.17.0.0/16 via 10.0.0.2')
    await expect(result).toContainText('08:0a:0a:00:00:01:10:0a:11:0a:00:00:02')
  })

  test('says what is wrong and where, and encodes nothing meanwhile', async ({ visit }) => {
    const page = await visit(blog, dhcp)
    const routes = page.getByRole('textbox', { name: /routes/i })
    await routes.fill('10.0.0.0/8 via 10.0.0.1\n10.0.0.0/33 via 10.0.0.1')
    await expect(routes).toHaveAttribute('aria-invalid', 'true')
    await expect(page.getByText(/^Line 2: /)).toBeVisible()
    await expect(page.locator('output')).not.toContainText('08:0a')
    await expect(routes).toHaveAccessibleDescription(/Line 2: /)
  })

  test('works below a base path', async ({ visit }) => {
    const page = await visit(world, '/posts/emoji/')
    await page.getByRole('textbox', { name: /routes/i }).fill('default via 192.0.2.1')
    await expect(page.locator('output')).toContainText('00:c0:00:02:01')
  })
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('the index and the way to a post are there', async ({ visit }) => {
    const page = await visit(blog, '/')
    await expect(page.locator('main article')).toHaveCount(14)
    await page.getByRole('heading', { level: 2 }).getByRole('link').first().click()
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(page.locator('main')).toContainText('It looks them up.')
  })

  test('every image of a post is there', async ({ visit }) => {
    const page = await visit(blog, feature)
    for (const image of await page.locator('main img').all()) {
      await image.scrollIntoViewIfNeeded()
      await expect(image).toHaveJSProperty('complete', true)
      await expect(image).not.toHaveJSProperty('naturalWidth', 0)
    }
  })

  test('the island is an example with its result', async ({ visit }) => {
    const page = await visit(blog, dhcp)
    await expect(page.locator('output')).toContainText('18:c6:33:64:c0:00:02:fe:00:c0:00:02:01')
  })

  for (const width of [360, 1280]) {
    test(`the contents lead to their section at ${width} px`, async ({ page, visit }) => {
      await page.setViewportSize({ width, height: 800 })
      await visit(blog, feature)
      const contents = page.getByRole('navigation', { name: 'Contents' })
      if (width === 360) await contents.locator('summary').click()
      await contents.getByRole('link', { name: 'Tables' }).click()
      await expect(page).toHaveURL(/#tables$/)
      await expect(page.getByRole('heading', { name: 'Tables' })).toBeInViewport()
    })
  }
})

test.describe('the contents of a post', () => {
  test('are folded on a narrow screen, and open on demand, by keyboard too', async ({ page, visit }) => {
    await page.setViewportSize({ width: 360, height: 800 })
    await visit(blog, feature)
    const contents = page.getByRole('navigation', { name: 'Contents' })
    await expect(contents.getByRole('link').first()).toBeHidden()
    await contents.locator('summary').focus()
    await page.keyboard.press('Enter')
    await expect(contents.getByRole('link').first()).toBeVisible()
  })

  test('stand open beside the text on a wide screen', async ({ page, visit }) => {
    await page.setViewportSize({ width: 1280, height: 800 })
    await visit(blog, feature)
    const contents = page.getByRole('navigation', { name: 'Contents' })
    await expect(contents.getByRole('link').first()).toBeVisible()
    const [list, body] = await Promise.all([contents.boundingBox(), page.locator('.post-body').boundingBox()])
    expect(list && body && list.x >= body.x + body.width).toBe(true)
  })

  test('are there from three headings on', async ({ visit }) => {
    const page = await visit(world, '/posts/note-01/')
    await expect(page.getByRole('navigation', { name: 'Contents' })).toHaveCount(0)
    await visit(world, '/posts/chinese/')
    await expect(page.getByRole('navigation', { name: chinese?.contents }).locator('li')).toHaveCount(3)
  })
})

test('a video asks nothing of its host before it is opened', async ({ visit, watch }) => {
  const page = await visit(blog, feature)
  const video = page.locator('.video')
  await video.scrollIntoViewIfNeeded()
  const play = video.frameLocator('iframe').getByRole('link', { name: 'Play “Big Buck Bunny”' })
  await expect(play).toBeVisible()
  await page.waitForLoadState('networkidle')
  expect(watch.foreignRequests).toEqual([])
  await play.click()
  await expect.poll(() => watch.foreignRequests.splice(0)).toEqual([expect.stringContaining('youtube-nocookie.com')])
})

test.describe('an earlier address', () => {
  for (const path of ['/2019/old.html', '/old-folder/', '/posts/emotions/']) {
    test(`such as ${path} leads to the post`, async ({ visit }) => {
      const page = await visit(world, path)
      await expect(page).toHaveURL(/\/blog\/posts\/emoji\/$/)
      await expect(page.getByRole('heading', { level: 1 })).toContainText('<b>not bold</b>')
    })
  }
})

test('what is not there is answered with 404 and a page that helps on', async ({ visit, watch }) => {
  const page = await visit(blog, '/nowhere/')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Page not found')
  await page.getByRole('main').getByRole('link', { name: 'archive' }).click()
  await expect(page).toHaveURL(/\/archive\/$/)
  expect(watch.problems.splice(0)).toEqual(expect.arrayContaining([expect.stringMatching(/\/nowhere\/: 404$/)]))
})

test.describe('a post', () => {
  test('shows its place in the series, its neighbours, related posts and its licence', async ({ visit }) => {
    const page = await visit(blog, '/posts/toolforge-k8s-part2/')
    await expect(page.getByText('Part 2 of 2 in the series')).toBeVisible()
    await expect(page.getByRole('navigation', { name: 'Older and newer posts' }).getByRole('link')).toHaveCount(2)
    await expect(page.getByRole('complementary', { name: 'Related posts' }).getByRole('listitem')).toHaveCount(4)
    await expect(page.locator('main').getByRole('link', { name: 'CC BY-SA 4.0' })).toBeVisible()
    await expect(page.getByRole('link', { name: 'Edit this page' })).toHaveAttribute(
      'href',
      /\/edit\/main\/content\/posts\/toolforge-k8s-part2\/index\.mdx$/,
    )
  })

  test("shows its author's date, whatever the reader's zone", async ({ browser, visit }) => {
    const page = await visit(world, '/posts/chinese/')
    await expect(page.locator('.byline time').last()).toHaveText('2021年2月3日')
    const context = await browser.newContext({ timezoneId: 'America/Los_Angeles', locale: 'de' })
    const far = await context.newPage()
    await far.goto(page.url())
    await expect(far.locator('.byline time').last()).toHaveText('2021年2月3日')
    await context.close()
  })

  test('says what changed in it, newest first, below its text; its head leads there', async ({ visit }) => {
    const page = await visit(world, '/posts/arabic/')
    const changes = page.getByRole('region', { name: arabic?.updates })
    await page.locator('.byline').getByRole('link', { name: arabic?.updated }).click()
    await expect(changes).toBeInViewport()
    expect(await changes.getByRole('listitem').allInnerTexts()).toEqual([
      expect.stringContaining('The command was wrong.'),
      expect.stringContaining('أضيف قسم.'),
    ])
    const times = changes.locator('time')
    await expect(times.first()).toHaveAttribute('datetime', '2021-01-04T06:00:00Z')
    expect(await page.locator('.byline time').last().innerText()).toBe(await times.first().innerText())
    await page.emulateMedia({ media: 'print' })
    await expect(changes).toBeVisible()
    await visit(world, '/posts/chinese/')
    await expect(changes).toHaveCount(0)
  })

  test('from right to left runs from right to left, and code does not', async ({ visit }) => {
    const page = await visit(world, '/posts/arabic/')
    await expect(page.locator('article.post')).toHaveCSS('direction', 'rtl')
    await expect(page.locator('article.post')).toHaveAttribute('lang', 'ar')
    await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  })

  test('has footnotes that lead there and back', async ({ visit }) => {
    const page = await visit(blog, feature)
    await page.locator('sup a').first().click()
    await expect(page.getByText('Footnotes come with a way back')).toBeInViewport()
    await page.locator('section.footnotes a[data-footnote-backref], .footnotes .data-footnote-backref').first().click()
    await expect(page.locator('sup a').first()).toBeInViewport()
  })
})

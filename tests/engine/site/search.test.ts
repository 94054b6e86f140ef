import { expect, type Page } from '@playwright/test'
import { selectAll } from 'hast-util-select'
import { toString as toText } from 'hast-util-to-string'
import { listFiles } from '../../support/files'
import type { Site } from '../../support/pages'
import { readPages } from '../../support/pages'
import { test } from './browse'
import { canary } from './content'
import { blog, empty, foreign, sites, world } from './sites'

const field = (page: Page) => page.getByRole('searchbox', { name: 'Words' })
const status = (page: Page) => page.getByRole('status')
const results = (page: Page) => page.locator('.search-results > li')

/** The visible text of a post. */
type Text = { path: string; title: string; body: string }

async function readTexts(site: Site): Promise<Text[]> {
  return (await readPages(site))
    .filter(({ file }) => /^posts\/[^/]+\/index\.html$/.test(file))
    .map(({ file, tree }) => ({
      path: `/${file.replace('index.html', '')}`,
      title: selectAll('h1', tree).map(toText).join(),
      body: selectAll('[data-feed-content] p', tree).map(toText).join(' '),
    }))
}

/** Returns a word that occurs only in the body of one post, and resembles no word of another post. */
function findTelltale(texts: Text[]): { word: string; path: string } {
  const getWords = (text: string) => text.toLowerCase().match(/[a-z]+/g) ?? []
  for (const { path, body } of texts) {
    const others = texts.flatMap((text) =>
      text.path === path ? getWords(text.title) : getWords(`${text.title} ${text.body}`),
    )
    const stems = new Set(others.map((word) => word.slice(0, 5)))
    const word = getWords(body).find((word) => word.length > 8 && !stems.has(word.slice(0, 5)))
    if (word) return { word, path }
  }
  throw new Error('No post has a unique word.')
}

test('a word that occurs only in the body of one post finds that post', async ({ visit }) => {
  const { word, path } = findTelltale(await readTexts(blog))
  const page = await visit(blog, '/search/')
  await field(page).fill(word)
  await expect(status(page)).toHaveText('1 post')
  await expect(results(page).getByRole('link').first()).toHaveAttribute('href', path)
  await expect(results(page).locator('mark').first()).toHaveText(new RegExp(word, 'i'))
})

test('no file of Pagefind loads before the reader focuses the form', async ({ page, visit }) => {
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await visit(world, '/search/')
  await page.waitForLoadState('networkidle')
  expect(asked.filter((path) => path.includes('pagefind'))).toEqual([])
  await field(page).focus()
  await expect.poll(() => asked).toContain('/blog/pagefind/pagefind.js')
})

test('a search works by keyboard alone', async ({ page, visit }) => {
  await visit(world, '/search/')
  while (!(await field(page).evaluate((element) => element === document.activeElement)))
    await page.keyboard.press('Tab')
  await page.keyboard.type('neighbour')
  await page.keyboard.press('Enter')
  await expect(status(page)).toHaveText('1 post')
  const link = results(page).getByRole('link').first()
  for (let press = 0; press < 3; press++) await page.keyboard.press('Tab')
  await expect(link).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/blog\/posts\/emoji\/$/)
})

test('tag and year narrow a search, and work without words', async ({ visit }) => {
  const page = await visit(world, '/search/')
  await page.getByRole('combobox', { name: 'Tag' }).selectOption('notes')
  await expect(status(page)).toHaveText('17 posts')
  await expect(results(page).getByRole('heading').first()).toHaveText('网络命名空间与路由表：从入门到排错')
  await page.getByRole('combobox', { name: 'Year' }).selectOption('2020')
  await expect(status(page)).toHaveText('16 posts')
  await expect(results(page).getByRole('heading').first()).toHaveText('Note 16')
  await field(page).fill('07')
  await expect(status(page)).toHaveText('1 post')
  await expect(page).toHaveURL(/\/blog\/search\/\?q=07&tag=notes&year=2020$/)
  await page.getByRole('combobox', { name: 'Year' }).selectOption('2021')
  await expect(status(page)).toHaveText(/^No results/)
})

test('the address contains the search, and restores it after opening, reloading and going back', async ({ visit }) => {
  const page = await visit(world, '/search/?q=note&year=2020')
  await expect(status(page)).toHaveText('16 posts')
  await expect(field(page)).toHaveValue('note')
  await expect(page.getByRole('combobox', { name: 'Year' })).toHaveValue('2020')
  await field(page).fill('note 03')
  await expect(page).toHaveURL(/\?q=note\+03&year=2020$/)
  const first = results(page).getByRole('link').first()
  await expect(first).toHaveText('Note 03')
  await page.reload()
  await expect(first).toHaveText('Note 03')
  await first.click()
  await expect(page).toHaveURL(/\/posts\/note-03\/$/)
  await page.goBack()
  await expect(first).toHaveText('Note 03')
})

test('ten posts are shown, and more on demand', async ({ page, visit }) => {
  await visit(world, '/search/?tag=notes')
  await expect(results(page)).toHaveCount(10)
  await page.getByRole('button', { name: 'Show more' }).click()
  await expect(results(page)).toHaveCount(17)
  await expect(results(page).nth(10).getByRole('link')).toBeFocused()
  await expect(page.getByRole('button', { name: 'Show more' })).toBeHidden()
})

test('a result leads to the sections that hold the words', async ({ visit }) => {
  const page = await visit(blog, '/search/?q=nftables')
  const section = results(page).getByRole('listitem').getByRole('link').first()
  const name = await section.innerText()
  await section.click()
  await expect(page).toHaveURL(/\/posts\/[^/]+\/#.+$/)
  await expect(page.getByRole('heading', { name })).toBeInViewport()
})

for (const [language, words, path, title] of [
  ['Chinese', '路由表', 'chinese', '网络命名空间与路由表：从入门到排错'],
  ['Chinese, of a title', '从入门到排错', 'chinese', '网络命名空间与路由表：从入门到排错'],
  ['Arabic', 'قصير', 'arabic', 'مقدمة في الشبكات'],
] as const) {
  test(`words are found in ${language}`, async ({ visit }) => {
    const page = await visit(world, '/search/')
    await field(page).fill(words)
    await expect(status(page)).toHaveText('1 post')
    const link = results(page).getByRole('heading').getByRole('link')
    await expect(link).toHaveAttribute('href', `/blog/posts/${path}/`)
    await expect(link).toHaveText(title)
  })
}

test('the name of a series finds all its posts', async ({ visit }) => {
  const page = await visit(world, '/search/')
  await field(page).fill('命名空间')
  await expect(status(page)).toHaveText('2 posts')
})

test('what looks like markup is text', async ({ visit }) => {
  const page = await visit(world, '/search/')
  await field(page).fill('<b>not bold</b>')
  await expect(status(page)).toHaveText('1 post')
  await expect(results(page).getByRole('heading')).toHaveText('👩‍💻 & <b>not bold</b> "quoted" ]]> ]]> &amp;')
  await expect(results(page).locator('b')).toHaveCount(0)
})

test('unknown words find nothing, and clearing them clears the message', async ({ visit }) => {
  const page = await visit(blog, '/search/')
  // Pagefind searches for the longest known prefix of an unknown word, but no post has a Georgian letter.
  await field(page).fill('სიტყვა')
  await expect(status(page)).toHaveText(/^No results/)
  await field(page).fill('')
  await expect(status(page)).toHaveText('')
  await expect(page).toHaveURL(/\/search\/$/)
})

test('drafts, scheduled posts and unlisted posts are not found', async ({ visit }) => {
  const page = await visit(world, '/search/')
  for (const words of [canary, 'unlisted']) {
    await field(page).fill(words)
    await expect(status(page)).toHaveText(/^No results/)
    await field(page).fill('zyxsongbird')
    await expect(status(page)).toHaveText('1 post')
  }
  const options = await page.getByRole('combobox', { name: 'Tag' }).getByRole('option').allInnerTexts()
  expect(options).not.toContain('hidden')
})

test('a search that cannot be loaded says so, and works once it can', async ({ page, visit, watch }) => {
  await page.route('**/pagefind/pagefind.js', (route) => route.abort())
  await visit(world, '/search/?q=neighbour')
  await expect(status(page)).toHaveText(/^The search could not be loaded/)
  await page.unrouteAll()
  await field(page).press('Enter')
  await expect(status(page)).toHaveText('1 post')
  expect(watch.problems.splice(0)).not.toEqual([])
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('the search is one click away from the archive', async ({ visit }) => {
    const page = await visit(world, '/search/')
    await expect(field(page)).toBeHidden()
    await page.getByRole('main').getByRole('link', { name: 'archive' }).click()
    await expect(page).toHaveURL(/\/blog\/archive\/$/)
  })
})

test('a site without posts says that there is nothing to find', async ({ visit }) => {
  const page = await visit(empty, '/search/')
  await expect(page.getByText('No posts yet.')).toBeVisible()
})

for (const site of sites) {
  test(`the index of the site "${site.name}" contains no file that a search does not load`, async () => {
    const files = (await listFiles(site.dir)).filter((file) => file.startsWith('pagefind/'))
    const kinds = new Set(files.map((file) => file.replace(/[a-z]+_[0-9a-f]+/, '*')))
    expect([...kinds].sort()).toEqual(
      site === empty
        ? []
        : [
            'pagefind/filter/*.pf_filter',
            'pagefind/fragment/*.pf_fragment',
            'pagefind/index/*.pf_index',
            'pagefind/pagefind-entry.json',
            'pagefind/pagefind.*.pf_meta',
            'pagefind/pagefind.js',
            site === foreign ? 'pagefind/wasm.unknown.pagefind' : 'pagefind/wasm.en.pagefind',
          ],
    )
  })
}

import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import path from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { createPostDocument } from '@/lib/galley/adapters/contentlayer/post-document'
import { createFile } from '@/lib/galley/content/source'
import { createSource, writeContent } from '../support/content'
import { findFreePort } from '../support/port'
import { makeCheckout } from './checkout'
import { testDir } from './sites'

// All tests share one server and one page, since neither may need a restart.
test.describe.configure({ mode: 'serial', timeout: 300_000 })

const checkout = path.join(testDir, 'checkout-dev')
const contentDir = path.join(testDir, 'content', 'dev', 'content')
const file = path.join(contentDir, 'posts', 'first.mdx')
const paragraphs = Array.from({ length: 80 }, (_, number) => `Paragraph ${number}.`).join('\n\n')
const good = `---\ntitle: First\ndate: 2024-01-01\n---\n\nIt begins.\n\n## Part\n\n${paragraphs}\n`

const full = createSource(
  {
    title: 'Full: of "fields"',
    date: '2023-01-01T10:00:00+02:00',
    updated: '2023-01-02',
    updates: [{ date: '2023-01-02', note: 'More.' }],
    tags: ['a', '网络'],
    authors: ['mara'],
    unlisted: true,
    series: 'A series',
    part: 2,
    aliases: ['/old.html'],
    toc: false,
  },
  'Text.\n\n---\n\nMore [there](/posts/first/#part).',
)

const marker = path.join(testDir, 'content', 'dev', 'marker')
const running = `process.getBuiltinModule('fs').writeFileSync(${JSON.stringify(marker)}, '')`
// These exist when the server starts, before any check.
const hostilePosts = {
  'posts/js.mdx': `---js\n{ title: (${running}, 'JS'), date: '2024-01-01' }\n---\n\nText.\n`,
  'posts/code.mdx': createSource({ title: 'Code', date: '2022-01-01' }, `Text.\n\n{${running}}`),
  'posts/script.mdx': createSource({ title: 'Script', date: '2022-01-02' }, "<script>{'zyxscript'}</script>"),
  'posts/frame.mdx': createSource(
    { title: 'Frame', date: '2022-01-03' },
    '<iframe src="https://zyxframe.example/"></iframe>',
  ),
}

let server: ChildProcess
let page: Page
let port: number
let origin: string

test.beforeAll(async ({ browser }) => {
  await rm(marker, { force: true })
  await rm(checkout, { recursive: true, force: true })
  await makeCheckout(checkout)
  await writeContent(contentDir, { 'posts/first.mdx': good, 'posts/full/index.mdx': full, ...hostilePosts })
  port = await findFreePort()
  origin = `http://127.0.0.1:${port}`
  const next = path.resolve('node_modules/next/dist/bin/next')
  server = spawn(process.execPath, [next, 'dev', '-H', '127.0.0.1', '-p', String(port)], {
    cwd: checkout,
    env: { ...process.env, NODE_ENV: 'development', NEXT_TELEMETRY_DISABLED: '1', CONTENT_DIR: contentDir },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [server.stdout, server.stderr]) stream?.on('data', (chunk) => (output += chunk))
  page = await browser.newPage()
  await expect(async () => {
    expect(server.exitCode, output).toBeNull()
    expect((await page.goto(`${origin}/posts/first/`))?.status(), output).toBe(200)
  }).toPass()
})

test.afterAll(async () => {
  await page?.close()
  server?.kill()
})

test('nothing of a post runs, though the server has started with it', async () => {
  await expect.poll(readOverlay, { timeout: 20_000 }).toContain('Frontmatter must be YAML, not js.')
  expect((await page.request.get(`${origin}/posts/js/`)).status()).toBe(404)
  for (const address of ['/', '/posts/code/', '/posts/script/', '/posts/frame/']) {
    expect((await page.goto(origin + address))?.status()).toBe(200)
    // The overlay, outside of <main>, quotes the posts.
    const html = await page.locator('main').innerHTML()
    expect(html).toContain('This text is shown as soon as it passes the check.')
    expect(html).not.toMatch(/zyxscript|zyxframe|writeFileSync/)
  }
  expect(existsSync(marker)).toBe(false)
  for (const file of Object.keys(hostilePosts)) await rm(path.join(contentDir, file))
  await expect.poll(readOverlay, { timeout: 20_000 }).not.toContain('Frontmatter must be YAML')
  await page.goto(`${origin}/posts/first/`)
})

test('a website whose hostname resolves to this machine cannot read anything', async () => {
  for (const path of ['/', '/posts/first/', '/_next/webpack-hmr', '/media/x.svg']) {
    for (const more of ['', 'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n']) {
      const answer = await askRaw(`GET ${path} HTTP/1.0\r\nHost: evil.example:${port}\r\n${more}\r\n`)
      expect(answer).toMatch(/^HTTP\/1\.1 403 /)
      expect(answer).toContain('allowedDevOrigins: ["evil.example"]')
    }
  }
})

test('an edit shows in the browser without a reload or scrolling', async () => {
  await scrollDown()
  await writeFile(file, good.replace('It begins.', 'It begins again.'))
  await expect(page.getByText('It begins again.')).toBeAttached({ timeout: 20_000 })
  await expectUntouched()
})

test('a saved post becomes the same document as in Contentlayer', async () => {
  const { allPosts }: { allPosts: { _id: string }[] } = JSON.parse(
    await readFile(path.join(checkout, '.contentlayer/generated/data.json'), 'utf8'),
  )
  const post = allPosts.find(({ _id }) => _id === 'posts/full/index.mdx')
  expect(createPostDocument(createFile('posts/full/index.mdx', full))).toEqual(post)
})

for (const [fault, broken, report] of [
  ['an invalid date', good.replace('2024-01-01', '2024-02-30'), '2024-02-30 is not a day of the calendar'],
  ['a brace that is not closed', `${good}\nAn open { brace.\n`, 'mdx-syntax'],
  ['invalid YAML', good.replace('title: First', 'title: "First'), 'frontmatter-yaml'],
  ['a field that is missing', good.replace('title: First\n', ''), 'Missing field "title"'],
] as const) {
  test(`${fault} shows in the overlay with the check's report, and goes away when it is fixed`, async () => {
    await scrollDown()
    await writeFile(file, broken)
    await expect.poll(readOverlay, { timeout: 20_000 }).toContain(report)
    await expectUntouched()
    await writeFile(file, good)
    await expect.poll(readOverlay, { timeout: 20_000 }).not.toContain(report)
    await expectUntouched()
  })
}

test('an error that a saved post causes in another one is reported later', async () => {
  await writeFile(file, good.replace('## Part', '## Piece'))
  await expect(page.getByRole('heading', { name: 'Piece' })).toBeAttached({ timeout: 20_000 })
  await expect.poll(readOverlay, { timeout: 20_000 }).toContain('posts/first.mdx has no heading "#part"')
  await writeFile(file, good)
  await expect.poll(readOverlay, { timeout: 20_000 }).not.toContain('#part')
})

test('a post that an editor saves by renaming shows each time', async () => {
  for (let save = 1; save <= 10; save++) {
    await writeFile(`${file}.new`, good.replace('It begins.', `It begins for the ${save}th time.`))
    await rename(`${file}.new`, file)
    await expect(page.getByText(`It begins for the ${save}th time.`)).toBeAttached({ timeout: 20_000 })
  }
  await writeFile(file, good)
  await expect(page.getByText('It begins.', { exact: true })).toBeAttached({ timeout: 20_000 })
})

test('a post that is renamed moves to its new address', async () => {
  const before = path.join(contentDir, 'posts', 'before.mdx')
  const after = path.join(contentDir, 'posts', 'after.mdx')
  await writeFile(before, good.replace('First', 'Moved'))
  await expectStatus('/posts/before/', 200)
  await rename(before, after)
  await expectStatus('/posts/after/', 200)
  await expectStatus('/posts/before/', 404)
  await rm(after)
  await expectStatus('/posts/after/', 404)
})

test('authors.yml and lib/site.ts can be broken and mended', async () => {
  const authors = path.join(contentDir, 'authors.yml')
  const facts = path.join(checkout, 'lib/site.ts')
  for (const [file, broken, changed] of [
    [authors, (text: string) => `${text}\nx: [`, (text: string) => text.replace('Mara Lindqvist', 'Mara L.')],
    [facts, (text: string) => `${text}\n}`, (text: string) => text.replace(/title: '[^']*'/, "title: 'Another title'")],
  ] as const) {
    const text = await readFile(file, 'utf8')
    await writeFile(file, broken(text))
    await expect.poll(readOverlay, { timeout: 20_000 }).toContain(path.basename(file))
    await writeFile(file, changed(text))
    await expect
      .poll(async () => (await page.request.get(`${origin}/posts/full/`)).text(), { timeout: 20_000 })
      .toMatch(file === authors ? /Mara L\./ : /Another title/)
    await writeFile(file, text)
    await expectStatus('/posts/first/', 200)
  }
})

test('a post that is added and deleted comes and goes on the index', async () => {
  await page.goto(`${origin}/`)
  const second = path.join(contentDir, 'posts', 'second.mdx')
  await writeFile(second, good.replace('First', 'Second'))
  await expect(page.getByRole('link', { name: 'Second', exact: true })).toBeVisible({ timeout: 20_000 })
  expect((await page.request.get(`${origin}/posts/second/`)).status()).toBe(200)
  await rm(second)
  await expect(page.getByRole('link', { name: 'Second', exact: true })).toHaveCount(0, { timeout: 20_000 })
})

test("the reader's script runs without a hydration error", async () => {
  const problems: string[] = []
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()))
  await page.goto(`${origin}/posts/first/`)
  await page.getByRole('combobox', { name: 'Theme' }).selectOption('Dark')
  await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(21, 24, 28)')
  await page.reload()
  await expect(page.getByRole('combobox', { name: 'Theme' })).toHaveValue('dark')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  expect(problems).toEqual([])
})

test('the search says that it needs a build', async () => {
  await page.goto(`${origin}/search/`)
  await expect(page.getByText('The search needs a build: npm run build && npm run preview')).toBeVisible()
  await expect(page.getByRole('searchbox')).toHaveCount(0)
})

for (const [pending, date, field, mark] of [
  ['a draft', '2024-01-02', 'draft: true\n', 'Draft'],
  ['a post of the future', '2999-01-02', '', 'Scheduled for Jan 2, 2999'],
] as const) {
  test(`${pending} shows on its page and in lists, marked`, async () => {
    const third = path.join(contentDir, 'posts', 'third.mdx')
    await writeFile(third, good.replace('First', 'Third').replace('2024-01-01\n', `${date}\n${field}`))
    for (const [href, place] of [
      ['/', '.entry'],
      ['/archive/', '.post-list li'],
      ['/posts/third/', '.post-header'],
    ] as const) {
      await expect(async () => {
        await page.goto(origin + href)
        await expect(page.locator(place, { hasText: 'Third' }).getByText(mark)).toBeVisible({ timeout: 2000 })
      }).toPass()
      await expect(page.getByText(mark)).toHaveCount(1)
    }
    await rm(third)
  })
}

async function scrollDown(): Promise<void> {
  await page.evaluate(() => {
    window.scrollTo(0, 700)
    document.body.dataset.document = 'the same'
  })
}

/** Expects that the page has been neither reloaded nor scrolled. */
async function expectUntouched(): Promise<void> {
  expect(await page.evaluate(() => [window.scrollY, document.body.dataset.document])).toEqual([700, 'the same'])
}

async function expectStatus(href: string, status: number): Promise<void> {
  await expect.poll(async () => (await page.request.get(origin + href)).status(), { timeout: 20_000 }).toBe(status)
}

/** Returns the text of the overlay; '' while the page is loading, as after an error in code that all pages share. */
function readOverlay(): Promise<string> {
  return page
    .evaluate(() => document.querySelector('nextjs-portal')?.shadowRoot?.textContent ?? '')
    .catch((error: Error) => {
      if (/context was destroyed/.test(error.message)) return ''
      throw error
    })
}

function askRaw(request: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1')
    let answer = ''
    socket.on('data', (data) => (answer += data)).on('error', reject)
    socket.on('close', () => resolve(answer))
    socket.write(request)
  })
}

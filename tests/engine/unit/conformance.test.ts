import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { createPage } from '../../support/pages'
import { checkCard } from '../conformance/cards'
import { checkFeed } from '../conformance/feeds'
import { htmlValidate } from '../conformance/html-validate'
import { checkShown, checkTypes } from '../conformance/json-ld'

const site = { name: 'a', origin: 'https://a.example', basePath: '', dir: '' }

describe('npm run conformance', () => {
  const run = (...names: string[]) =>
    spawnSync(process.execPath, ['--import', 'tsx', 'tests/engine/conformance/index.ts', ...names], {
      env: { NODE_ENV: 'test', PATH: '/no/such/folder', PLAYWRIGHT_BROWSERS_PATH: '/no/such/folder' },
      encoding: 'utf8',
    })

  const { status, stdout, stderr } = run('html', 'xml', 'atom', 'jekyll')

  it('fails with a line for each tool that is missing, which says what installs it', () => {
    expect({ status, stdout, stderr: stderr.split('\n') }).toEqual({
      status: 1,
      stdout: '',
      stderr: [
        'java is not installed. Install it, for example with: apt-get install default-jre-headless',
        'xmllint is not installed. Install it, for example with: apt-get install libxml2-utils',
        'jing is not installed. Install it, for example with: apt-get install jing',
        'jekyll is not installed. Install it, for example with: apt-get install jekyll',
        '',
      ],
    })
  })

  it('has all its tools in CI', () => {
    const ci = readFileSync(new URL('../../../.github/workflows/ci.yml', import.meta.url), 'utf8')
    const [, job = ''] = ci.split(/^ {2}conformance:$/m)
    const [, installed = ''] = /apt-get install --yes (.*)$/m.exec(job) ?? []
    const named = [...stderr.matchAll(/apt-get install (.*)$/gm)].map(([, name]) => name)
    expect(named).toHaveLength(4)
    expect(installed.split(' ')).toEqual(expect.arrayContaining(named))
  })

  it('fails with a line that says what to do without a browser', () => {
    const { status, stderr } = run('axe')
    expect(status).toBe(1)
    expect(stderr).toMatch(/There is no Chromium here, and none could be installed\. Install Chromium or Chrome, .*\n$/)
  })

  it('names what there is to those who ask for something else', () => {
    expect(run('css')).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/^Unknown validators: css\. Valid names: html, /),
    })
  })
})

it('a page of broken HTML does not conform', async () => {
  const dir = await mkdtemp(path.join(tmpdir(), 'galley-'))
  await writeFile(path.join(dir, 'a.html'), '<!doctype html><title>A</title>\n<p id="a"><span id="a">A</p>')
  const { checked, faults } = await htmlValidate.run([{ ...site, dir }])
  expect(checked).toBe('1 pages')
  expect(faults).toContainEqual(expect.stringMatching(/a\.html:2: Duplicate ID "a" \(no-dup-id\)$/))
})

describe('a feed of RSS', () => {
  const item = '<item><title>A</title><link>https://a.example/a/</link><guid>https://a.example/a/</guid>'
  const date = '<pubDate>Mon, 01 Jan 2024 00:00:00 GMT</pubDate></item>'
  const built = '<lastBuildDate>Mon, 01 Jan 2024 00:00:00 GMT</lastBuildDate>'
  const rss = (items: string) =>
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>A</title><link>https://a.example/</link>' +
    `<description>A</description><atom:link href="https://a.example/feed.xml" rel="self"/>${built}${items}</channel></rss>`

  it('conforms with what it has to hold', async () => {
    expect(await checkFeed('feed.xml', rss(item + date))).toEqual([])
  })

  it.each([
    [item + date + item + date, 'duplicate guid'],
    [item.replace(/<guid.*guid>/, '') + date, 'item 1: missing <guid>'],
    [item.replace('<guid>https:', '<guid>') + date, 'item 1: <guid> is not an address unless isPermaLink is false'],
    [item + date.replace('Mon', 'Tue'), 'item 1: <pubDate> is not a date of RFC 822: Tue, 01 Jan 2024 00:00:00 GMT'],
    [`${item}<abstract>A</abstract>${date}`, 'item 1: <abstract> is not part of RSS 2.0'],
    [item.replace('<link>https:', '<link>') + date, 'item 1: <link> is not an address'],
  ])('does not conform with %s', async (items, fault) => {
    expect((await checkFeed('feed.xml', rss(items)))[0]).toContain(fault)
  })
})

describe('a JSON Feed', () => {
  const feed = { version: 'https://jsonfeed.org/version/1.1', title: 'A', items: [{ id: 'a', content_text: 'A' }] }

  it('conforms with what it has to hold', async () => {
    expect(await checkFeed('feed.json', JSON.stringify(feed))).toEqual([])
  })

  it.each([
    [{ ...feed, version: 'https://jsonfeed.org/version/1' }, 'version: '],
    [{ ...feed, author: { name: 'A' } }, 'Unrecognized key: "author"'],
    [{ ...feed, items: [{ id: 'a' }] }, 'an item needs content_html or content_text'],
    [{ ...feed, items: [...feed.items, ...feed.items] }, 'duplicate id'],
    [{ ...feed, items: [{ ...feed.items[0], date_published: '2024-01-01' }] }, 'items.0.date_published: '],
  ])('does not conform with %j', async (feed, fault) => {
    expect((await checkFeed('feed.json', JSON.stringify(feed)))[0]).toContain(fault)
  })
})

describe('JSON-LD', () => {
  const person = { '@type': 'Person', name: 'Mara', url: 'https://a.example/' }
  const page = (thing: object) => {
    const graph = JSON.stringify({ '@context': 'https://schema.org', '@graph': [thing] })
    const html = `<script type="application/ld+json">${graph}</script><main><h1>Mara</h1></main>`
    return createPage(site, 'index.html', html)
  }

  it('has the types of schema.org', async () => {
    const faults = await checkTypes(
      new Map([
        ['a.html', page(person)],
        ['b.html', page({ ...person, nick: 'M' })],
      ]),
    )
    expect(faults).toEqual([expect.stringMatching(/^b\.html: .*'"nick"' does not exist in type/)])
  })

  it('says what the page shows', () => {
    expect(checkShown(page(person))).toEqual([])
    expect(checkShown(page({ ...person, name: 'Max' }))).toEqual([
      'JSON-LD says name "Max", which the page does not show',
    ])
  })
})

describe('a card', () => {
  const page = (height: number) =>
    createPage(
      site,
      'index.html',
      '<meta property="og:image" content="https://a.example/a.png"><meta property="og:image:type" content="image/png">' +
        `<meta property="og:image:width" content="1200"><meta property="og:image:height" content="${height}">`,
    )
  const writeCard = async (height: number) => {
    const dir = await mkdtemp(path.join(tmpdir(), 'galley-'))
    const image = sharp({ create: { width: 1200, height, channels: 3, background: 'teal' } })
    await writeFile(path.join(dir, 'a.png'), await image.png().toBuffer())
    return { ...site, dir }
  }

  it('is there, of the right size and type, and as the page says', async () => {
    expect(await checkCard(site, page(630))).toBe('og:image is https://a.example/a.png, which does not exist')
    expect(await checkCard(await writeCard(600), page(600))).toContain('is image/png 1200 600, but must be')
    expect(await checkCard(await writeCard(630), page(600))).toContain('but the page says image/png 1200 600')
    expect(await checkCard(await writeCard(630), page(630))).toBe('https://a.example/a.png has no og:image:alt')
  })
})

import { describe, expect, it } from 'vitest'
import { authors, createSource, svg, writeTemporaryContent } from '../../support/content'
import { importWith, importWithAddresses, importWithSite } from '../../support/modules'

const date = '2024-02-29'

/** Checks a post that links to addresses, beside others: each fault as its rule and reason. */
async function check(urls: string[], { frontmatter = {}, environment = {}, facts = {} } = {}): Promise<string[]> {
  const links = urls.map((url, index) => `[Link ${index}](${url})`).join('\n')
  const dir = await writeTemporaryContent({
    'posts/a/index.mdx': createSource(
      { title: 'A', date, tags: ['c++', '网络'], series: 'A series', ...frontmatter },
      `${links}\n\n## A heading\n\nText.[^note]\n\n[^note]: A note.`,
    ),
    'authors.yml': `${authors}  - key: lone\n    name: Lone\n`,
    'posts/hidden.mdx': createSource(
      { title: 'Hidden', date, unlisted: true, tags: ['secret'], series: 'Secret series', authors: ['lone'] },
      'Text.',
    ),
    'posts/draft.mdx': createSource({ title: 'Draft', date, draft: true }, '[Another](/posts/future/)'),
    'posts/future.mdx': createSource({ title: 'Future', date: '2024-04-01' }, '[The next](/posts/later/)'),
    'posts/later.mdx': createSource({ title: 'Later', date: '2024-05-01' }, '[The last](/posts/future/)'),
    'pages/about.mdx': createSource({ title: 'About' }, '![Hills](../images/b.svg)'),
    'images/b.svg': svg,
    'images/c++.svg': svg,
  })
  const { checkAll } = await importWithSite(facts, () => import('@/lib/galley/check'), {
    CONTENT_DIR: dir,
    SOURCE_DATE_EPOCH: String(Date.parse('2024-03-15') / 1000),
    ...environment,
  })
  const { errors, warnings } = await checkAll()
  return [...errors, ...warnings]
    .filter(({ file }) => file === 'content/posts/a/index.mdx')
    .map(({ ruleId, reason }) => `${ruleId} ${reason}`)
}

const addresses = [
  ...['/', '/archive/', '/tags/', '/tags/c-plus-plus/', '/tags/c-plus-plus/feed.xml', '/tags/网络/'],
  ...['/tags/%E7%BD%91%E7%BB%9C/', '/series/a-series/', '/authors/mara/', '/posts/hidden/', '/about/', '/about/?a=b'],
  ...['/feed.xml', '/atom.xml', '/feed.json', '/sitemap.xml', '/robots.txt', '/llms.txt', '/favicon.ico'],
  ...['/icon-512.png', '/posts/a/index.md', '/cards/a.png', '/cards/index.png', '/media/images/b.svg'],
  ...['/search/', '/media/images/c%2B%2B.svg', '/media/images/c++.svg'],
  ...['#a-heading', '#page:fn-note', '#page:fnref-note', '#top', '/posts/a/#a-heading', '/posts/a/#:~:text=Text'],
]

describe('a link', () => {
  it('may lead to all that the site makes', async () => {
    expect(await check(addresses)).toEqual([])
  })

  it('is written without the base path', async () => {
    expect(await check(addresses, { environment: { BASE_PATH: '/blog' } })).toEqual([])
    expect(await check(['/blog/about/'], { environment: { BASE_PATH: '/blog' } })).toEqual([
      'link-dead The page "/blog/about/" does not exist.',
    ])
  })

  it('may lead to a future post from one that appears no sooner', async () => {
    expect(await check(['/posts/future/'])).toEqual([
      'link-unpublished content/posts/future.mdx is not published until 2024-04-01.',
    ])
    expect(await check(['/posts/future/'], { frontmatter: { date: '2024-04-01' } })).toEqual([])
    expect(await check(['/posts/draft/'], { frontmatter: { draft: true } })).toEqual([])
  })

  it('may lead to the card and the Markdown of a post only if it has them', async () => {
    const urls = ['/posts/a/index.md', '/cards/a.png', '/cards/index.png']
    expect(await check(urls, { facts: { cards: 2, texts: 2 } })).toEqual([])
    expect(await check(urls, { facts: { cards: 0, texts: 0 } })).toEqual([
      'link-dead The file "/posts/a/index.md" does not exist.',
      'link-dead The file "/cards/a.png" does not exist.',
    ])
  })

  it.each(['/tags/secret/', '/series/secret-series/', '/authors/lone/', '/posts/hidden/index.md'])(
    'cannot lead to %s, which an unlisted post does not have',
    async (url) => {
      expect(await check([url])).toEqual([expect.stringMatching(/^link-dead The (?:page|file) ".+" does not exist\.$/)])
    },
  )

  it.each(['/page/2/', '/tags/linux/', '/authors/tomas/', '/series/other/', '/hidden/', '/posts/a/#b', '/cards/b.png'])(
    'to %s is dead',
    async (url) => {
      expect(await check([url])).toEqual([expect.stringMatching(/^link-dead /)])
    },
  )

  it.each([
    'https://example.org/a_(b)',
    'https://例え.jp/',
    'https://[2001:db8::1]:8080/',
    'mailto:a@b.example?subject=A%20b',
    'tel:+34600000000',
    'geo:37.4,-6',
    'urn:isbn:1',
  ])('may lead to %s', async (url) => {
    expect(await check([url])).toEqual([])
  })
})

describe('an alias', () => {
  const site = (link: string) => ({
    'posts/a.mdx': createSource({ title: 'A', date, aliases: ['/%C3%A9t%C3%A9/', '/c%23/index.html'] }, 'Text.'),
    'posts/b.mdx': createSource({ title: 'B', date }, `[The manual](${link})`),
  })

  it.each(['/%C3%A9t%C3%A9/', '/%c3%a9t%c3%a9/', '/été/', '/c%23/', '/c%23/index.html'])(
    'is known in any encoding, and redirects in one step: %s',
    async (link) => {
      const dir = await writeTemporaryContent(site(link))
      const { checkAll } = await importWith({ CONTENT_DIR: dir }, () => import('@/lib/galley/check'))
      const { errors, warnings } = await checkAll()
      expect([...errors, ...warnings].map(({ ruleId, note }) => `${ruleId} ${note}`)).toEqual([
        'link-redirect Write /posts/a/',
      ])
    },
  )
})

describe('a link to a post whose pattern has letters of any script', () => {
  it.each(['/статьи/a/', '/%D1%81%D1%82%D0%B0%D1%82%D1%8C%D0%B8/a/'])('is not dead: %s', async (link) => {
    const CONTENT_DIR = await writeTemporaryContent({
      'posts/a.mdx': createSource({ title: 'A', date }, `[Link](${link})`),
    })
    const load = () => import('@/lib/galley/check')
    const { checkAll } = await importWithAddresses({ post: '/статьи/:slug/' }, { CONTENT_DIR }, load)
    expect((await checkAll()).errors).toEqual([])
  })
})

describe('a link in nav', () => {
  const checkNav = async (path: string) => {
    const CONTENT_DIR = await writeTemporaryContent({
      'pages/about.mdx': createSource({ title: 'About', aliases: ['/me.html'] }, '## Who\n\nText.'),
      'posts/draft.mdx': createSource({ title: 'Draft', date, draft: true }, 'Text.'),
    })
    const load = () => import('@/lib/galley/check')
    const { checkAll } = await importWithSite({ nav: [{ label: 'It', path }] }, load, { CONTENT_DIR })
    const { errors, warnings } = await checkAll()
    return [...errors, ...warnings].map(({ file, ruleId, reason, note }) => `${file} ${ruleId} ${reason} ${note}`)
  }

  it.each(['/', '/about/', '/about/#who', '/about/?a=b', '/search/', '/feed.xml'])('may lead to %s', async (path) => {
    expect(await checkNav(path)).toEqual([])
  })

  it.each([
    ['/abuot/', 'link-dead nav, "It": The page "/abuot/" does not exist. Did you mean /about/?'],
    ['/about/#whom', 'link-dead nav, "It": content/pages/about.mdx has no heading "#whom". Did you mean #who?'],
    [
      '/posts/draft/',
      'link-dead nav, "It": content/posts/draft.mdx is a draft or scheduled. Publish it, or remove the link until then.',
    ],
    ['/about', 'link-redirect /about redirects to /about/. Write /about/'],
    ['/me.html', 'link-redirect /me.html redirects to /about/. Write /about/'],
  ])('is checked like those of posts: %s', async (path, fault) => {
    expect(await checkNav(path)).toEqual([`lib/site.ts ${fault}`])
  })
})

describe('a tag whose page would be the index page of a folder', () => {
  it.each([
    [
      '/topics/:tag.html',
      ['The tag "Index" would have the address /topics/index.html, which is reserved for the site.'],
    ],
    ['/topics/:tag/', []],
    ['/on/:tag.html', []],
  ])('is refused if the site has one: %s', async (tag, faults) => {
    const CONTENT_DIR = await writeTemporaryContent({
      'posts/a.mdx': createSource({ title: 'A', date, tags: ['Index'] }, 'Text.'),
    })
    const load = () => import('@/lib/galley/check')
    const { checkAll } = await importWithAddresses({ tags: '/topics/', tag }, { CONTENT_DIR }, load)
    expect((await checkAll()).errors.map(({ reason }) => reason)).toEqual(faults)
  })
})

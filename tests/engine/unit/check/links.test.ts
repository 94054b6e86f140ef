import { describe, expect, it } from 'vitest'
import { authors, createSource, svg, writeTemporaryContent } from '../../support/content'
import { importWithSite } from '../../support/modules'

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
  ...['/icon-512.png', '/posts/a/index.md', '/cards/a.png', '/media/images/b.svg'],
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

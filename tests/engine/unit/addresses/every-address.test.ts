import { beforeAll, describe, expect, it } from 'vitest'
import { readFeed } from '../../support/feeds'
import { importWithAddresses } from '../../support/modules'
import { createPost } from '../../support/post'

const load = async () => ({
  ...(await import('@/lib/galley/addresses/urls')),
  ...(await import('@/lib/galley/core/output')),
  ...(await import('@/lib/galley/outputs/metadata/metadata')),
  ...(await import('@/lib/galley/outputs/feeds/feed')),
  ...(await import('@/lib/galley/addresses/feeds')),
  ...(await import('@/lib/galley/outputs/metadata/json-ld')),
  ...(await import('@/lib/galley/content/moves')),
  ...(await import('@/lib/galley/outputs/texts/plain-text')),
  ...(await import('@/lib/galley/outputs/hosts/policy')),
  ...(await import('@/lib/galley/outputs/hosts/redirects-file')),
  ...(await import('@/lib/galley/adapters/next/rewrites')),
})

const post = createPost({ slug: 'ip-token', day: '2020-01-02', tags: ['网络'], aliases: ['/old.html'] })

const blogs = [
  [
    'Jekyll',
    '/:year/:month/:day/:slug.html',
    '/2020/01/02/ip-token.html',
    '2020/01/02/ip-token.html',
    '/2020/01/02/ip-token.md',
    '/*.md',
  ],
  [
    'Hugo',
    '/posts/:slug/',
    '/posts/ip-token/',
    'posts/ip-token/index.html',
    '/posts/ip-token/index.md',
    '/posts/*/index.md',
  ],
  [
    'timlrx',
    '/blog/:slug/',
    '/blog/ip-token/',
    'blog/ip-token/index.html',
    '/blog/ip-token/index.md',
    '/blog/*/index.md',
  ],
  [
    'WordPress',
    '/:year/:month/:slug/',
    '/2020/01/ip-token/',
    '2020/01/ip-token/index.html',
    '/2020/01/ip-token/index.md',
    '/*/index.md',
  ],
  ['WordPress with names alone', '/:slug/', '/ip-token/', 'ip-token/index.html', '/ip-token/index.md', '/*/index.md'],
] as const

for (const basePath of ['', '/sub']) {
  describe.each(blogs)(`a post at the address of %s below "${basePath}"`, (_, pattern, address, file, text, header) => {
    const href = `${basePath}${address}`
    const url = `https://galley.example${href}`
    let blog: Awaited<ReturnType<typeof load>>

    beforeAll(async () => {
      blog = await importWithAddresses({ post: pattern }, { BASE_PATH: basePath }, load)
    })

    it('is linked to, and served from its file', () => {
      const { postHref, outputFile, textHref } = blog
      expect(postHref(post)).toBe(href)
      expect(outputFile(postHref(post))).toBe(file)
      expect(textHref(post)).toBe(`${basePath}${text}`)
    })

    it('is named by it in its head, in structured data, in feeds and in llms.txt', () => {
      const { createPostMetadata, createBlogPosting, createFeed, getSiteFeeds, createIndexText } = blog
      const { alternates, openGraph } = createPostMetadata(post, 'A post.')
      expect([alternates?.canonical, openGraph?.url]).toEqual([url, url])
      expect(alternates?.types).toMatchObject({ 'text/markdown': `https://galley.example${basePath}${text}` })
      expect(createBlogPosting(post, 'A post.', 3)).toMatchObject({ url, mainEntityOfPage: url })
      for (const link of getSiteFeeds()) {
        const items = [{ post, html: '<p>Text.</p>', summary: 'Text.' }]
        const feed = readFeed(link.href, createFeed(link, { title: 'Galley', pageHref: '/', items }))
        expect(feed.items.map((item) => [item.url, item.id])).toEqual([[url, url]])
      }
      expect(createIndexText([post])).toContain(`(https://galley.example${basePath}${text})`)
    })

    it('is where its aliases lead, on every host', () => {
      const { getMoves, createRedirectsFile } = blog
      const [move] = getMoves([post], [])
      expect(move).toMatchObject({ alias: '/old.html', href })
      expect(createRedirectsFile([{ from: '/old.html', to: href }]).text).toContain(`\n/old.html ${href} 301\n`)
    })

    it('has its text sent as Markdown', () => {
      const { createHeaderRules } = blog
      const rule = createHeaderRules([text.slice(1)]).find(({ headers }) => headers['Content-Type'])
      expect(rule).toEqual({
        path: `${basePath}${header}`,
        headers: { 'Content-Type': 'text/markdown; charset=utf-8' },
      })
    })
  })
}

describe('posts that were elsewhere', () => {
  const other = createPost({ slug: 'other', day: '2021-03-04', aliases: ['/posts/other/'] })
  const page = { slug: 'about', file: 'pages/about.mdx', title: 'About', description: undefined, aliases: [] }

  it('are redirected to from every former address, but from what an author or another page has', async () => {
    const { getMoves } = await importWithAddresses(
      { post: '/:year/:slug/', formerPosts: ['/posts/:slug/', '/:slug/'] },
      {},
      load,
    )
    const about = createPost({ slug: 'about', day: '2022-05-06' })
    expect(getMoves([post, other, about], [page]).map(({ alias, href }) => `${alias} → ${href}`)).toEqual([
      '/old.html → /2020/ip-token/',
      '/posts/other/ → /2021/other/',
      '/posts/ip-token/ → /2020/ip-token/',
      '/ip-token/ → /2020/ip-token/',
      '/other/ → /2021/other/',
      '/posts/about/ → /2022/about/',
    ])
  })

  it('have no redirect from an alias that is their address again', async () => {
    const { getMoves } = await importWithAddresses({ post: '/posts/:slug/' }, {}, load)
    expect(getMoves([other], [])).toEqual([])
  })
})

describe('the rules of next dev', () => {
  it('tell pages from posts by their names where both have one pattern', async () => {
    const { createRewrites } = await importWithAddresses({ post: '/:slug/' }, {}, load)
    const rules = createRewrites(['about'])
    const positions = ['/about', '/:slug([a-z0-9]+(?:-[a-z0-9]+)*)'].map((source) =>
      rules.findIndex((rule) => rule.source === source),
    )
    expect(rules[positions[0] ?? -1]?.destination).toBe('/_place/about')
    expect(rules[positions[1] ?? -1]?.destination).toBe('/_place/posts/:slug')
    expect(positions).toEqual(positions.toSorted((a, b) => a - b))
  })
})

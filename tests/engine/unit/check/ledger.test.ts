import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addToLedger, parseLedger } from '@/lib/galley/check/ledger'
import { createSource, type Files, writeTemporaryContent } from '../../support/content'
import { importWith, importWithAddresses } from '../../support/modules'

const getAddresses = (text: string) => parseLedger(text).map(({ address }) => address)

describe('a ledger', () => {
  it('is an address a line, with comments', () => {
    expect(parseLedger('# Note\n\n/posts/a/\r\n  /posts/b/\n')).toEqual([
      { address: '/posts/a/', line: 3 },
      { address: '/posts/b/', line: 4 },
    ])
  })

  it('begins with what it is', () => {
    expect(addToLedger('', ['/posts/a/'])).toMatch(/^# Every address .*\n# npm run permalinks .*\n\/posts\/a\/\n$/)
  })

  it('takes a new address in its place, and leaves the rest to its author', () => {
    expect(addToLedger('# One\n/posts/b/\n\n# Two\n/posts/d/\n', ['/posts/a/', '/posts/c/', '/posts/e/'])).toBe(
      '# One\n/posts/a/\n/posts/b/\n\n# Two\n/posts/c/\n/posts/d/\n/posts/e/\n',
    )
  })

  it('stays sorted and loses nothing', () => {
    const address = fc.stringMatching(/^[a-z0-9-]{1,8}$/).map((slug) => `/posts/${slug}/`)
    fc.assert(
      fc.property(fc.uniqueArray(address), fc.uniqueArray(address), (old, added) => {
        const fresh = added.filter((one) => !old.includes(one))
        const text = addToLedger(addToLedger('', old.toSorted()), fresh.toSorted())
        expect(getAddresses(text)).toEqual([...old, ...fresh].sort())
      }),
    )
  })
})

describe('the check of a ledger', () => {
  const post = (fields: Record<string, unknown>) => createSource({ title: 'A', date: '2024-02-29', ...fields }, 'Text.')
  const check = async (files: Files) => {
    const dir = await writeTemporaryContent(files)
    const now = String(Date.parse('2024-03-01T00:00:00Z') / 1000)
    const { checkAll } = await importWith(
      { CONTENT_DIR: dir, SOURCE_DATE_EPOCH: now },
      () => import('@/lib/galley/check'),
    )
    const { errors, warnings } = await checkAll()
    return [...errors, ...warnings].map(({ file, line, reason }) => `${file}:${line} ${reason}`)
  }

  it('has nothing to say where every address has a page or an alias', async () => {
    expect(
      await check({
        'permalinks.txt': '/about/\n/posts/a/\n/posts/b/\n/posts/c/\n',
        'posts/a.mdx': post({ aliases: ['/posts/b/index.html', '/posts/c/'], unlisted: true }),
        'pages/about.mdx': createSource({ title: 'About' }, 'Text.'),
      }),
    ).toEqual([])
  })

  it('names the line of an address that a draft or a post of the future has', async () => {
    expect(
      await check({
        'permalinks.txt': '# Note\n/posts/a/\n/posts/b/\n/posts/c/\n',
        'posts/a.mdx': post({ draft: true, aliases: ['/posts/c/'] }),
        'posts/b.mdx': post({ date: '2024-03-02' }),
      }),
    ).toEqual([
      'content/permalinks.txt:2 /posts/a/ was published, but content/posts/a.mdx is a draft or scheduled.',
      'content/permalinks.txt:3 /posts/b/ was published, but content/posts/b.mdx is a draft or scheduled.',
      'content/permalinks.txt:4 /posts/c/ was published, but content/posts/a.mdx is a draft or scheduled.',
    ])
  })

  it('asks for no draft, and for nothing where no ledger is kept', async () => {
    expect(await check({ 'permalinks.txt': '', 'posts/a.mdx': post({ draft: true }) })).toEqual([])
    expect(await check({ 'posts/a.mdx': post({}) })).toEqual([])
  })
})

describe('a blog that changes the pattern of its posts', () => {
  const posts = Array.from({ length: 12 }, (_, index) => `post-${index + 10}`)
  const files = {
    'permalinks.txt': ['/about/', ...posts.map((slug) => `/posts/${slug}/`)].join('\n'),
    'pages/about.mdx': createSource({ title: 'About' }, 'Text.'),
    ...Object.fromEntries(
      posts.map((slug) => [`posts/${slug}.mdx`, createSource({ title: slug, date: '2020-02-29' }, 'Text.')]),
    ),
  }
  const check = async (addresses: Record<string, string | string[]>, ledger = files['permalinks.txt']) => {
    const CONTENT_DIR = await writeTemporaryContent({ ...files, 'permalinks.txt': ledger })
    const { checkAll } = await importWithAddresses(addresses, { CONTENT_DIR }, () => import('@/lib/galley/check'))
    const { errors, warnings } = await checkAll()
    return [...errors, ...warnings].map(({ ruleId, reason, note }) => `${ruleId}: ${reason} ${note}`)
  }

  it('is told of all lost addresses at once, and of the line that has them redirect', async () => {
    expect(await check({ post: '/:year/:slug/' })).toEqual([
      'permalink-lost: 12 posts were published at /posts/:slug/, but these addresses no longer exist: ' +
        '/posts/post-10/, /posts/post-11/, /posts/post-12/ and 9 more. ' +
        "Write formerPosts: ['/posts/:slug/'] under addresses in lib/site.ts to redirect each address to its post.",
      'permalink-new: 12 published addresses are missing from permalinks.txt: ' +
        '/2020/post-10/, /2020/post-11/, /2020/post-12/ and 9 more. Run npm run permalinks and commit the changes.',
    ])
  })

  it('has lost nothing with that line', async () => {
    const found = await check({ post: '/:year/:slug/', formerPosts: ['/posts/:slug/'] })
    expect(found.filter((fault) => fault.startsWith('permalink-lost'))).toEqual([])
  })

  it.each([
    ['/:year/:month/:day/:slug.html', (slug: string) => `/2020/02/29/${slug}.html`],
    ['/:year/:month/:slug/', (slug: string) => `/2020/02/${slug}/`],
    ['/blog/:year/:slug/', (slug: string) => `/blog/2020/${slug}/`],
    ['/:slug/', (slug: string) => `/${slug}/`],
  ])('is told the former pattern %s', async (pattern, format) => {
    const ledger = [...posts.map(format), '/posts/gone/', ...posts.map((slug) => `/posts/${slug}/`)].join('\n')
    const lost = (await check({}, ledger)).filter((fault) => fault.startsWith('permalink-lost'))
    expect(lost).toEqual([
      expect.stringContaining(`Write formerPosts: ['${pattern}'] under addresses`),
      expect.stringContaining('/posts/gone/ was published, but no longer exists.'),
    ])
  })

  it('keeps the former patterns that it has said already', async () => {
    const found = await check({ post: '/:year/:slug/', formerPosts: ['/p/:slug/'] })
    expect(found[0]).toContain("Write formerPosts: ['/p/:slug/', '/posts/:slug/'] under addresses")
  })
})

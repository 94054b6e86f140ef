import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addToLedger, parseLedger } from '@/lib/permalinks/ledger'
import { createSource, type Files, writeTemporaryContent } from '../../support/content'
import { importWith } from '../../support/modules'

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
    const { checkAll } = await importWith({ CONTENT_DIR: dir, SOURCE_DATE_EPOCH: now }, () => import('@/lib/check'))
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
      'content/permalinks.txt:2 /posts/a/ was published, and content/posts/a.mdx is a draft or of the future.',
      'content/permalinks.txt:3 /posts/b/ was published, and content/posts/b.mdx is a draft or of the future.',
      'content/permalinks.txt:4 /posts/c/ was published, and content/posts/a.mdx is a draft or of the future.',
    ])
  })

  it('asks for no draft, and for nothing where no ledger is kept', async () => {
    expect(await check({ 'permalinks.txt': '', 'posts/a.mdx': post({ draft: true }) })).toEqual([])
    expect(await check({ 'posts/a.mdx': post({}) })).toEqual([])
  })
})

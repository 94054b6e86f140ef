import { describe, expect, it, vi } from 'vitest'
import { isPublished } from '@/lib/galley/content/published'
import { bareFacts, importWith, importWithSite } from '../../support/modules'

/** lib/posts over tests/engine/fixtures/generated.ts, on the first of March 2024. */
function load() {
  return importWith(
    { SOURCE_DATE_EPOCH: String(Date.parse('2024-03-01T00:00:00Z') / 1000) },
    () => import('@/lib/galley/content/posts'),
  )
}

describe('isPublished', () => {
  const now = Date.parse('2024-03-01T00:00:00Z')

  it('is true from the instant of the date on', () => {
    expect(isPublished({ draft: false, date: '2024-03-01T00:00:00Z' }, now)).toBe(true)
    expect(isPublished({ draft: false, date: '2024-03-01T00:00:00Z' }, now - 1)).toBe(false)
    expect(isPublished({ draft: false, date: '2024-03-01T01:59:59+02:00' }, now)).toBe(true)
    expect(isPublished({ draft: false, date: '2024-03-01T00:00:00-01:00' }, now)).toBe(false)
  })

  it("is true for a bare date from midnight in the site's zone on", () => {
    const midnight = Date.parse('2024-02-29T23:00:00Z')
    expect(isPublished({ draft: false, date: '2024-03-01' }, midnight)).toBe(true)
    expect(isPublished({ draft: false, date: '2024-03-01' }, midnight - 1)).toBe(false)
  })

  it('is false for a draft, however old', () => {
    expect(isPublished({ draft: true, date: '2001-01-01' }, now)).toBe(false)
  })
})

describe('posts', () => {
  it('are sorted newest first, and those of one instant by slug', async () => {
    const { getPublishedPosts } = await load()
    expect(getPublishedPosts().map(({ slug }) => slug)).toEqual(['just-now', 'unlisted', 'second', 'twin-a', 'twin-b'])
  })

  it('have their frontmatter as written, for fields of the owner', async () => {
    const { getPost } = await load()
    const { fields } = getPost('second') ?? {}
    expect(fields).toMatchObject({ title: 'Second', draft: false })
    expect(Object.keys(fields ?? {}).filter((name) => /^_|^(?:body|type)$/.test(name))).toEqual([])
  })

  it('are no drafts and none of the future', async () => {
    const { getPublishedPosts, getPost } = await load()
    const titles = getPublishedPosts().map(({ title }) => title)
    expect(titles).not.toContain('Draft')
    expect(titles).not.toContain('Future')
    expect(getPost('draft')).toBeUndefined()
    expect(getPost('future')).toBeUndefined()
  })

  it('that are unlisted have an address, but are in no list', async () => {
    const { getPosts, getPost } = await load()
    expect(getPosts().map(({ slug }) => slug)).toEqual(['just-now', 'second', 'twin-a', 'twin-b'])
    expect(getPost('unlisted')?.title).toBe('Unlisted')
  })

  it('of the future appear once their time has come', async () => {
    const { getPosts } = await importWith(
      { SOURCE_DATE_EPOCH: '1800000000' },
      () => import('@/lib/galley/content/posts'),
    )
    expect(getPosts()[0]?.slug).toBe('future')
  })

  it('of `next dev` are drafts and those of the future too, each with what keeps it from readers', async () => {
    vi.stubEnv('NODE_ENV', 'development')
    const { getPosts, getPost } = await load()
    expect(getPosts().flatMap(({ slug, pending }) => (pending ? [[slug, pending]] : []))).toEqual([
      ['future', 'scheduled'],
      ['draft', 'draft'],
    ])
    expect(getPost('just-now')?.pending).toBeUndefined()
  })

  it('that are listed have authors with a page; authors of unlisted posts only have none', async () => {
    const { getPublishedAuthors, getPost } = await load()
    expect(getPublishedAuthors().map(({ key }) => key)).toEqual(['mara', 'tomas'])
    expect(getPost('second')?.authors).toMatchObject([{ hasPage: true }, { hasPage: true }])
    expect(getPost('unlisted')?.authors).toMatchObject([{ key: 'nobody', hasPage: false }])
  })

  it('hold what their frontmatter says', async () => {
    const { getPost } = await load()
    expect(getPost('second')).toMatchObject({
      slug: 'second',
      file: 'posts/second/index.mdx',
      title: 'Second',
      date: { day: '2024-02-02', instant: '2024-02-01T23:00:00Z' },
      updated: { day: '2024-02-05', instant: '2024-02-04T23:00:00Z' },
      authors: [{ name: 'Tomás Ferrer' }, { name: 'Mara Lindqvist' }],
      cover: { path: 'images/lead.svg', alt: 'A lead image' },
      series: { name: 'A series', part: 2 },
      aliases: ['/old.html'],
      guid: 'tag:galley.example,2024:second',
      lang: 'ar',
    })
  })

  it("take what their frontmatter leaves out from the site's facts", async () => {
    const { getPost } = await load()
    expect(getPost('twin-a')).toMatchObject({
      slug: 'twin-a',
      authors: [{ key: 'mara' }],
      lang: 'en',
      cover: undefined,
      series: undefined,
    })
    expect(getPost('unlisted')).toMatchObject({
      series: { name: 'A series', part: 1 },
      updated: undefined,
      updates: [],
    })
  })

  it('have a card and their Markdown, or only the newest of them', async () => {
    const read = async (facts: object) => {
      const { getPublishedPosts } = await importWithSite(facts, load)
      return getPublishedPosts().map(({ slug, hasCard, hasText }) => [slug, hasCard, hasText])
    }
    expect(await read({})).toEqual([
      ['just-now', true, true],
      ['unlisted', true, false],
      ['second', true, true],
      ['twin-a', true, true],
      ['twin-b', true, true],
    ])
    expect(await read({ cards: 3, texts: 1 })).toEqual([
      ['just-now', true, true],
      ['unlisted', true, false],
      ['second', true, false],
      ['twin-a', false, false],
      ['twin-b', false, false],
    ])
    expect((await read({ cards: 0, texts: 0 })).flat()).not.toContain(true)
  })

  it('that name no author have none if the site has none', async () => {
    const { getPost } = await importWithSite(bareFacts, load)
    expect(getPost('twin-a')?.authors).toEqual([])
    expect(getPost('second')?.authors).toMatchObject([{ key: 'tomas' }, { key: 'mara' }])
  })

  it('tell of their updates newest first, and are as new as the newest', async () => {
    const { getPost } = await load()
    expect(getPost('twin-a')).toMatchObject({
      updated: { day: '2024-02-03', instant: '2024-02-02T23:00:00Z' },
      updates: [
        { date: { day: '2024-02-03' }, note: 'Second.' },
        { date: { day: '2024-02-02' }, note: 'First.' },
      ],
    })
  })
})

import { describe, expect, it } from 'vitest'
import { getTagFeed } from '@/lib/galley/addresses/feeds'
import { parseDate } from '@/lib/galley/core/dates'
import { createMetadata, createPostMetadata } from '@/lib/galley/outputs/metadata/metadata'
import { site } from '@/lib/site'
import { importWithAddresses } from '../../../support/modules'
import { createAuthor, createPost } from '../../../support/post'

describe('the metadata of a page', () => {
  const metadata = createMetadata({ title: 'Tags', description: 'All subjects.', href: '/tags/' })

  it("has the site's name behind the title, but not twice", () => {
    expect(metadata.title).toBe(`Tags · ${site.title}`)
    expect(createMetadata({ title: site.title, description: '', href: '/' }).title).toBe(site.title)
  })

  it('has one full address', () => {
    expect(metadata.alternates?.canonical).toBe('https://galley.example/tags/')
    expect(metadata.openGraph).toMatchObject({ url: 'https://galley.example/tags/', title: 'Tags', type: 'website' })
  })

  it('announces the three feeds', () => {
    expect(metadata.alternates?.types).toEqual({
      'application/rss+xml': [{ url: 'https://galley.example/feed.xml', title: `${site.title} (RSS)` }],
      'application/atom+xml': [{ url: 'https://galley.example/atom.xml', title: `${site.title} (Atom)` }],
      'application/feed+json': [{ url: 'https://galley.example/feed.json', title: `${site.title} (JSON Feed)` }],
    })
  })

  it('announces the feed of what it lists first', () => {
    const page = createMetadata({ title: 'ipv6', description: '', href: '/tags/ipv6/', feed: getTagFeed('ipv6') })
    expect(page.alternates?.types?.['application/rss+xml']).toEqual([
      { url: 'https://galley.example/tags/ipv6/feed.xml', title: `ipv6 · ${site.title} (RSS)` },
      { url: 'https://galley.example/feed.xml', title: `${site.title} (RSS)` },
    ])
  })

  it('shows a large card', () => {
    expect(metadata.twitter).toMatchObject({ card: 'summary_large_image' })
    expect(metadata.openGraph).toMatchObject({
      images: [{ url: 'https://galley.example/cards/index.png', width: 1200, height: 630, alt: site.title }],
    })
  })
})

describe('the manifest', () => {
  it.each(['', '/blog'])('is linked by the page at / alone, wherever the index is, below %j', async (BASE_PATH) => {
    const modules = await importWithAddresses({ index: '/notes/' }, { BASE_PATH }, async () => ({
      ...(await import('@/lib/galley/outputs/metadata/metadata')),
      ...(await import('@/lib/galley/addresses/urls')),
    }))
    const create = (href: string) => modules.createMetadata({ title: 'A', description: 'B.', href }).manifest
    expect(create(modules.homeHref())).toBe(`${BASE_PATH}/manifest.webmanifest`)
    expect(create(modules.indexHref())).toBeUndefined()
  })
})

describe('the metadata of a post', () => {
  it('says who wrote it, when, and on what', () => {
    const post = createPost({
      slug: 'ip-token',
      title: 'ip token',
      tags: ['ipv6'],
      updated: parseDate('2024-03-02T10:00:00Z', 'UTC'),
      lang: 'pt-BR',
    })
    expect(createPostMetadata(post, 'A text.')).toMatchObject({
      title: `ip token · ${site.title}`,
      description: 'A text.',
      authors: [{ name: 'Mara Lindqvist' }],
      alternates: { canonical: 'https://galley.example/posts/ip-token/' },
      openGraph: {
        type: 'article',
        title: 'ip token',
        locale: 'pt_BR',
        publishedTime: '2024-02-28T23:00:00Z',
        modifiedTime: '2024-03-02T10:00:00Z',
        authors: ['https://galley.example/authors/mara/'],
        tags: ['ipv6'],
        images: [{ url: 'https://galley.example/cards/ip-token.png', alt: 'ip token' }],
      },
    })
  })

  it('names no author of a post that has none', () => {
    expect(createPostMetadata(createPost({ authors: [] }), '')).toMatchObject({
      authors: [],
      openGraph: { authors: [] },
    })
  })

  it('names the original of a post that first appeared elsewhere', () => {
    const post = createPost({ canonical: 'https://first.example/a' })
    expect(createPostMetadata(post, '').alternates?.canonical).toBe('https://first.example/a')
  })

  it.each(['javascript:alert(1)', 'data:text/html,a', 'a'])('takes no canonical address such as %s', (canonical) => {
    const { alternates } = createPostMetadata(createPost({ canonical }), '')
    expect(alternates?.canonical).toBe('https://galley.example/posts/a-post/')
  })

  it('names the fediverse handles that the authors have', () => {
    const authors = [createAuthor({ fediverse: '@mara@social.example' }), createAuthor()]
    expect(createPostMetadata(createPost({ authors }), '').other).toEqual({
      'fediverse:creator': ['@mara@social.example'],
    })
    expect(createPostMetadata(createPost(), '').other).toBeUndefined()
  })

  it('has the card of the site if the post has none', () => {
    const { openGraph } = createPostMetadata(createPost({ hasCard: false }), '')
    expect(openGraph).toMatchObject({ images: [{ url: 'https://galley.example/cards/index.png', alt: 'Galley' }] })
  })

  it('keeps an unlisted post out of search engines, and names no page that it lacks', () => {
    const authors = [createAuthor({ hasPage: false })]
    const metadata = createPostMetadata(createPost({ unlisted: true, hasText: false, authors }), '')
    expect(metadata.robots).toEqual({ index: false })
    expect(metadata).toMatchObject({ authors: [{ name: 'Mara Lindqvist' }], openGraph: { authors: [] } })
    expect(metadata.alternates?.types).not.toHaveProperty('text/markdown')
    expect(createPostMetadata(createPost(), '').alternates?.types).toHaveProperty('text/markdown')
    expect(createPostMetadata(createPost(), '').robots).toBeUndefined()
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { editUrl, imageHref, indexHref, postHref, slugify, tagHref } from '@/lib/galley/addresses/urls'
import { outputFile } from '@/lib/galley/core/output'
import { bareFacts, importWith, importWithSite } from '../../support/modules'

const names = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1 }),
  fc.string({ unit: 'binary', minLength: 1 }),
  fc.string({ unit: fc.constantFrom('.', '/', '?', '#', '%', ' ', '-', '_', '+', 'a', 'é', '中', '🎉'), minLength: 1 }),
)

describe('slugify', () => {
  it.each([
    ['Kubernetes', 'kubernetes'],
    ['A better Toolforge', 'a-better-toolforge'],
    ['  nftables / iptables  ', 'nftables-iptables'],
    ['C++', 'c-plus-plus'],
    ['C#', 'c-sharp'],
    ['.NET', 'net'],
    ['Straße', 'straße'],
    ['e\u0301te\u0301', 'été'],
    ['网络', '网络'],
    ['شبكات', 'شبكات'],
    ['हिन्दी', 'हिन्दी'],
    ['👩‍💻', '👩‍💻'],
    ['🇪🇸', '🇪🇸'],
    ['👍🏽 done', '👍🏽-done'],
    ['...', '2e-2e-2e'],
    ['/', '2f'],
    ['%', '25'],
  ])('makes of %j %j', (name, slug) => {
    expect(slugify(name)).toBe(slug)
  })

  it('tells C, C++ and C# apart', () => {
    expect(new Set(['C', 'C++', 'C#'].map(slugify)).size).toBe(3)
  })

  it('is never empty, never dots alone, and never holds what has a meaning in an address', () => {
    fc.assert(
      fc.property(names, (name) => {
        expect(slugify(name)).toMatch(/^(?!\.+$)[^/\\?#%\s]+$/u)
      }),
    )
  })

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(names, (name) => {
        expect(slugify(slugify(name))).toBe(slugify(name))
      }),
    )
  })

  it('always gives an address that can be encoded and read back', () => {
    fc.assert(
      fc.property(names, (name) => {
        expect(decodeURIComponent(encodeURIComponent(slugify(name)))).toBe(slugify(name))
      }),
    )
  })
})

const post = { slug: 'a', date: { day: '2024-02-29' } }

describe('addresses', () => {
  it('end in a slash and are percent-encoded', () => {
    expect(indexHref()).toBe('/')
    expect(indexHref(2)).toBe('/page/2/')
    expect(postHref({ slug: 'ip-token', date: { day: '2024-02-29' } })).toBe('/posts/ip-token/')
    expect(tagHref('网络')).toBe('/tags/%E7%BD%91%E7%BB%9C/')
    expect(imageHref('posts/a/my photo.jpg')).toBe('/media/posts/a/my%20photo.jpg')
  })

  it('are served from a file of the export', () => {
    expect(outputFile('/')).toBe('index.html')
    expect(outputFile('/tags/%E7%BD%91%E7%BB%9C/')).toBe('tags/网络/index.html')
    expect(outputFile('/feed.xml')).toBe('feed.xml')
  })

  it('lead to no source without a repository', async () => {
    const { editUrl } = await importWithSite(bareFacts, async () => ({
      ...(await import('@/lib/galley/addresses/urls')),
      ...(await import('@/lib/galley/core/output')),
    }))
    expect(editUrl('posts/a/index.mdx')).toBeUndefined()
  })

  it('lead to the source on its host', () => {
    expect(editUrl('posts/a/index.mdx')).toMatch(/^https:\/\/\S+\/edit\/main\/content\/posts\/a\/index\.mdx$/)
  })
})

describe.each(['', '/blog', '/a/b'])('with the base path %j', (basePath) => {
  const load = () =>
    importWith({ BASE_PATH: basePath, SITE_URL: 'https://notes.example' }, async () => ({
      ...(await import('@/lib/galley/addresses/urls')),
      ...(await import('@/lib/galley/core/output')),
    }))

  it('every address begins with it, once', async () => {
    const urls = await load()
    const hrefs = [
      urls.indexHref(),
      urls.indexHref(3),
      urls.postHref(post),
      urls.pageHref('about'),
      urls.tagsHref(),
      urls.tagHref('x'),
      urls.seriesHref('x'),
      urls.authorHref('mara'),
      urls.archiveHref(),
      urls.cardHref('a'),
      urls.imageHref('posts/a/b.png'),
      urls.withBasePath('/feed.xml'),
    ]
    for (const href of hrefs) {
      expect(href.startsWith(`${basePath}/`)).toBe(true)
      expect(href.slice(basePath.length)).toMatch(/^\/(?!blog|a\/b)/)
    }
  })

  it('the file of an address does not hold it', async () => {
    const urls = await load()
    expect(urls.outputFile(urls.indexHref())).toBe('index.html')
    expect(urls.outputFile(urls.postHref(post))).toBe('posts/a/index.html')
    expect(urls.outputFile(urls.cardHref('a'))).toBe('cards/a.png')
  })

  it('a full address has the origin before it', async () => {
    const urls = await load()
    expect(urls.absoluteUrl(urls.postHref(post))).toBe(`https://notes.example${basePath}/posts/a/`)
  })
})

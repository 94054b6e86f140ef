import { describe, expect, it } from 'vitest'
import { parseDate } from '@/lib/galley/core/dates'
import {
  createBlog,
  createBlogPosting,
  createBreadcrumbs,
  createPerson,
  serializeJsonLd,
} from '@/lib/galley/outputs/metadata/json-ld'
import { bareFacts, importWithSite } from '../../../support/modules'
import { createAuthor, createPost } from '../../../support/post'

describe('JSON-LD', () => {
  it('cannot end the script that it stands in', () => {
    const text = serializeJsonLd([createBlogPosting(createPost({ title: '</script><script>alert(1)' }), '<!--', 1)])
    expect(text).not.toContain('<')
    expect(JSON.parse(text)).toMatchObject({
      '@context': 'https://schema.org',
      '@graph': [{ headline: '</script><script>alert(1)', description: '<!--' }],
    })
  })

  it('of a post says who wrote what, when', () => {
    const post = createPost({
      slug: 'ip-token',
      title: 'ip token',
      updated: parseDate('2024-03-02T10:00:00Z', 'UTC'),
      tags: ['ipv6'],
      lang: 'ar',
    })
    expect(createBlogPosting(post, 'A text.', 321)).toMatchObject({
      '@type': 'BlogPosting',
      headline: 'ip token',
      description: 'A text.',
      url: 'https://galley.example/posts/ip-token/',
      image: 'https://galley.example/cards/ip-token.png',
      datePublished: '2024-02-28T23:00:00Z',
      dateModified: '2024-03-02T10:00:00Z',
      author: [{ '@type': 'Person', name: 'Mara Lindqvist' }],
      keywords: ['ipv6'],
      inLanguage: 'ar',
      wordCount: 321,
    })
  })

  it('of a post by an author without a page has no address of one', () => {
    const [author] = [
      createBlogPosting(createPost({ authors: [createAuthor({ hasPage: false })] }), '', 1).author,
    ].flat()
    expect(author).toEqual({ '@type': 'Person', name: 'Mara Lindqvist', url: undefined })
  })

  it('of a post without words has no description', () => {
    expect(createBlogPosting(createPost(), '', 0)).toHaveProperty('description', undefined)
  })

  it('of a post that never changed has one date, and no keywords without tags', () => {
    const posting = createBlogPosting(createPost(), 'A text.', 1)
    expect(posting.dateModified).toBe(posting.datePublished)
    expect(JSON.parse(serializeJsonLd([posting]))['@graph'][0]).not.toHaveProperty('keywords')
  })

  it('of a post without an author, on a site without a licence, has neither', async () => {
    const { createBlog, createBlogPosting, serializeJsonLd } = await importWithSite(
      bareFacts,
      () => import('@/lib/galley/outputs/metadata/json-ld'),
    )
    const post = createPost({ authors: [] })
    const graph: object[] = JSON.parse(serializeJsonLd([createBlogPosting(post, 'A text.', 1), createBlog([post])]))[
      '@graph'
    ]
    for (const thing of graph) {
      expect(thing).not.toHaveProperty('author')
      expect(thing).not.toHaveProperty('license')
    }
    expect(graph).toHaveLength(2)
  })

  it('of a person lists all profiles', () => {
    const author = createAuthor({ url: 'https://mara.example', links: ['https://social.example/@mara'] })
    expect(createPerson(author).sameAs).toEqual(['https://mara.example', 'https://social.example/@mara'])
    expect(createPerson(createAuthor()).sameAs).toBeUndefined()
  })

  it('of the blog lists the posts that the page lists', () => {
    expect(createBlog([createPost({ slug: 'a' }), createPost({ slug: 'b' })]).blogPost).toMatchObject([
      { url: 'https://galley.example/posts/a/' },
      { url: 'https://galley.example/posts/b/' },
    ])
  })

  it('of a page shows the way from the index', () => {
    expect(createBreadcrumbs([{ name: 'Tags', href: '/tags/' }]).itemListElement).toMatchObject([
      { position: 1, item: 'https://galley.example/' },
      { position: 2, name: 'Tags', item: 'https://galley.example/tags/' },
    ])
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { getSiteFeeds, getTagFeed } from '@/lib/galley/addresses/feeds'
import { feedFormats } from '@/lib/galley/config/feed-formats'
import { parseDate } from '@/lib/galley/core/dates'
import { createFeed, type FeedItem } from '@/lib/galley/outputs/feeds/feed'
import { type ReadItem, readFeed } from '../../../support/feeds'
import { bareFacts, importWithSite } from '../../../support/modules'
import { createAuthor, createPost } from '../../../support/post'

type PostFacts = Parameters<typeof createPost>[0]

function createItem(facts: PostFacts = {}, html = '<p>A text.</p>', summary = 'A text.'): FeedItem {
  return { post: createPost(facts), html, summary }
}

/** The items of the same feed in its three formats. */
function readAll(items: FeedItem[]) {
  return getSiteFeeds().map((link) => readFeed(link.href, createFeed(link, { title: 'Galley', pageHref: '/', items })))
}

/** What the three formats have in common. */
function common({ permalink: _permalink, updated: _updated, ...item }: ReadItem) {
  return item
}

const hostileTexts = {
  'the end of a CDATA section, twice': 'a ]]> b ]]> c',
  'a reference': '&amp;amp; &lt; &#38; &nbsp;',
  'a script': '<script>alert("1")</script>',
  'an unclosed tag': '</title> <b \'c\' "d"',
  emoji: '👩‍💻 🇪🇸',
  Arabic: 'شبكات',
}

const unprintable = {
  'control characters': ['a\u0000b\u0007c\u001fd', 'abcd'],
  'a noncharacter': ['a\ufdd0b\ufdd3c\uffff', 'abc'],
  'half of a surrogate pair': ['a\ud83db\udc69c', 'abc'],
}

describe.each(getSiteFeeds())('the $label feed', (link) => {
  const read = (items: FeedItem[]) => readFeed(link.href, createFeed(link, { title: 'Galley', pageHref: '/', items }))

  it('names itself, its page and its title', () => {
    expect(read([])).toMatchObject({
      title: 'Galley',
      url: 'https://galley.example/',
      self: `https://galley.example${link.href}`,
    })
  })

  it('of no posts has no items, and is not dated by the clock', () => {
    const feed = read([])
    expect(feed.items).toEqual([])
    expect(feed.updated ?? '1970-01-01T00:00:00.000Z').toBe('1970-01-01T00:00:00.000Z')
  })

  it('is dated by its latest change', () => {
    const items = [
      createItem({ slug: 'new', day: '2024-03-01' }),
      createItem({ slug: 'old', day: '2020-01-01', updated: parseDate('2024-04-01T00:00:00Z', 'UTC') }),
    ]
    expect(read(items).updated ?? '2024-04-01T00:00:00.000Z').toBe('2024-04-01T00:00:00.000Z')
  })

  it('shows an item whole', () => {
    const item = createItem({
      slug: 'ip-token',
      title: 'ip token',
      day: '2024-02-29',
      updated: parseDate('2024-03-02T10:00:00Z', 'UTC'),
      tags: ['linux', 'ipv6'],
      authors: [createAuthor({ key: 'a', name: 'Ana' }), createAuthor({ key: 'b', name: 'Bo' })],
    })
    const [read0] = read([item]).items
    expect(read0 && common(read0)).toEqual({
      id: 'https://galley.example/posts/ip-token/',
      url: 'https://galley.example/posts/ip-token/',
      title: 'ip token',
      html: '<p>A text.</p>',
      summary: 'A text.',
      published: '2024-02-28T23:00:00.000Z',
      lang: 'en',
      authors: ['Ana', 'Bo'],
      tags: ['linux', 'ipv6'],
    })
    expect(read0?.updated).toBe('2024-03-02T10:00:00.000Z')
  })

  it('names the language of each item', () => {
    const items = [createItem({ slug: 'a', lang: 'ar' }), createItem({ slug: 'b', lang: 'pt-BR' })]
    expect(read(items).items.map(({ lang }) => lang)).toEqual(['ar', 'pt-BR'])
  })

  it('of a post without an author names none for it, and stays valid', async () => {
    const items = [createItem({ slug: 'a', authors: [] }), createItem({ slug: 'b' })]
    expect(read(items).items.map(({ authors }) => authors)).toEqual([[], ['Mara Lindqvist']])
    const text = createFeed(link, { title: 'Galley', pageHref: '/', items })
    // Atom alone requires an author, https://datatracker.ietf.org/doc/html/rfc4287#section-4.2.1, and gets the site.
    const head = text.slice(0, text.indexOf('<entry>'))
    expect(/<author>\s*<name>Galley<\/name>\s*<\/author>/.test(head)).toBe(link.format === 'atom')
  })

  it('of a site without a licence mentions no rights', async () => {
    const { createFeed } = await importWithSite(bareFacts, () => import('@/lib/galley/outputs/feeds/feed'))
    const text = createFeed(link, { title: 'Galley', pageHref: '/', items: [createItem({ authors: [] })] })
    expect(text).not.toMatch(/undefined|null|rights|copyright|creator|"authors"|<(\w+)><\/\1>|<\w+\/>/)
  })

  it.each(Object.entries(hostileTexts))('shows %s in title, tag, author and summary as it was written', (_, text) => {
    const item = createItem({ title: text, tags: [text], authors: [createAuthor({ name: text })] }, '<p>A</p>', text)
    expect(read([item]).items).toMatchObject([{ title: text, tags: [text], authors: [text], summary: text }])
  })

  it.each(Object.entries(unprintable))(
    'drops %s from title, tag, author, guid and summary',
    (_, [text = '', clean]) => {
      const facts = { title: text, tags: [text], authors: [createAuthor({ name: text })], guid: text }
      expect(read([createItem(facts, '<p>A</p>', text)]).items).toMatchObject([
        { id: clean, title: clean, tags: [clean], authors: [clean], summary: clean },
      ])
    },
  )

  it.each(Object.entries(unprintable))('drops %s from the content', (_, [text, clean]) => {
    expect(read([createItem({}, `<p>${text}</p>`)]).items[0]?.html).toBe(`<p>${clean}</p>`)
  })

  it('shows HTML as it is', () => {
    const html = '<p>a &amp; b &amp;amp; c &lt;d&gt; "e" <code>f &lt;- g</code></p>\n<pre>h\n  i</pre>'
    expect(read([createItem({}, html)]).items[0]?.html).toBe(html)
  })

  it('writes what would end a CDATA section, as often as it comes, as a reference', () => {
    expect(read([createItem({}, '<p>a]]>b]]>c</p>')]).items[0]?.html).toBe('<p>a]]&gt;b]]&gt;c</p>')
  })

  it('takes no guid that would run', () => {
    const [item] = read([createItem({ slug: 'a', guid: 'java\nscript:alert(1)' })]).items
    expect(JSON.stringify(item)).not.toContain('alert')
  })

  it('keeps a guid though title and address change', () => {
    const guid = 'tag:galley.example,2024:first & <last>'
    const before = read([createItem({ slug: 'a', title: 'A', guid })]).items[0]
    const after = read([createItem({ slug: 'b', title: 'B', guid })]).items[0]
    expect(before?.id).toBe(guid)
    expect(after?.id).toBe(guid)
    expect(after?.url).toBe('https://galley.example/posts/b/')
  })

  it.each(['https://Example.org', 'HTTP://a.example/%7Emara/?b=1&c=2', 'urn:uuid:1'])(
    'keeps the guid %s letter by letter',
    (guid) => {
      expect(read([createItem({ guid })]).items[0]?.id).toBe(guid)
    },
  )

  it('shows any text as it was written, but for what XML forbids', () => {
    const texts = fc.string({
      unit: fc.oneof(fc.constantFrom('&', '<', '>', '"', "'", ']]>', '&amp;', '<b>', '网', '🎉'), fc.string()),
      minLength: 1,
    })
    fc.assert(
      fc.property(texts, (raw) => {
        // Serializers trim, and readers fold line ends.
        const text = `x${raw.replace(/[\r\n\t]/g, ' ')}x`
        const item = createItem(
          { title: text, tags: [text], authors: [createAuthor({ name: text })] },
          '<p>A</p>',
          text,
        )
        expect(read([item]).items).toMatchObject([{ title: text, tags: [text], authors: [text], summary: text }])
      }),
    )
  })
})

describe('the three feeds', () => {
  it('agree item by item', () => {
    const items = [
      ...Object.entries(hostileTexts).map(([slug, title]) =>
        createItem({ slug, title, tags: [title, 'x'], authors: [createAuthor({ name: title })] }, '<p>]]></p>', title),
      ),
      createItem({ slug: 'plain', guid: 'urn:uuid:1', updated: parseDate('2024-04-01', 'UTC') }),
    ]
    const [rss, atom, json] = readAll(items)
    expect(rss?.items).toHaveLength(items.length)
    expect(atom?.items.map(common)).toEqual(rss?.items.map(common))
    expect(json?.items.map(common)).toEqual(rss?.items.map(common))
    expect(json?.items.map(({ updated }) => updated)).toEqual(atom?.items.map(({ updated }) => updated))
  })

  it('are known by the same table to pages and to the build', () => {
    expect(getSiteFeeds().map(({ format, href, type }) => [format, href, type])).toEqual([
      ['rss', '/feed.xml', 'application/rss+xml'],
      ['atom', '/atom.xml', 'application/atom+xml'],
      ['json', '/feed.json', 'application/feed+json'],
    ])
    expect(getTagFeed('网络').href).toBe('/tags/%E7%BD%91%E7%BB%9C/feed.xml')
    expect(feedFormats).toHaveLength(3)
  })
})

describe('a guid in RSS', () => {
  const [rss] = getSiteFeeds()
  const readGuid = (facts: PostFacts) => {
    if (!rss) throw new Error('There is no RSS feed.')
    const text = createFeed(rss, { title: 'Galley', pageHref: '/', items: [createItem(facts)] })
    return readFeed(rss.href, text).items[0]
  }

  it('is a permalink unless the post has its own', () => {
    expect(readGuid({})).toMatchObject({ id: 'https://galley.example/posts/a-post/', permalink: true })
    expect(readGuid({ guid: 'urn:uuid:1' })).toMatchObject({ id: 'urn:uuid:1', permalink: false })
  })
})

describe('the JSON feed', () => {
  it('is of version 1.1 and says its language', () => {
    const json = getSiteFeeds().find(({ format }) => format === 'json')
    const text = json && createFeed(json, { title: 'Galley', pageHref: '/', items: [] })
    expect(JSON.parse(text ?? '{}')).toMatchObject({ version: 'https://jsonfeed.org/version/1.1', language: 'en' })
  })
})

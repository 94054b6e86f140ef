import { describe, expect, it } from 'vitest'
import { findFeed } from '@/lib/galley/import/guids'
import type { JekyllSite } from '@/lib/galley/import/jekyll'

const place = { url: 'https://old.example', baseurl: '/blog' }
const post = { url: '/2020/01/02/a%20b.html', id: '/2020/01/02/a%20b', title: 'A & B', date: '2020-01-02T00:00:00Z' }

const told: string[] = []

/** The feed of a site that has this template at a place, if any, and this configuration. */
function find(template: string | undefined, plugins: string[] = [], file = 'feed.xml') {
  const feed = { kind: 'page' as const, file, data: {}, lines: new Map(), body: template ?? '', bodyLine: 3 }
  const site: JekyllSite = {
    dir: '',
    config: place,
    documents: [],
    feeds: template === undefined ? [] : [{ ...feed, changed: new Date(0) }],
    assets: new Set(),
    plugins,
    people: new Map(),
    notices: [],
  }
  return findFeed(site, place, (file, text) => void told.push(`${file} ${text}`))
}

describe('the guid of a post', () => {
  it('is what the feed of the site itself says', () => {
    const feed = find(
      '<rss><channel>{% for post in site.posts limit:10 %}<item><title>{{ post.title | of_a_plugin | xml_escape }}</title>' +
        '<guid isPermaLink="true">{{ post.url | prepend: site.baseurl | prepend: site.url }}</guid></item>{% endfor %}</channel></rss>',
    )
    expect(feed?.address).toBe('/feed.xml')
    expect(feed?.getGuid(post)).toBe('https://old.example/blog/2020/01/02/a%20b.html')
  })

  it('is the id of an Atom feed, which may be anywhere', () => {
    const feed = find(
      '<feed><id>{{ site.url }}</id>{% for post in site.posts %}<entry><id>{{ post.id | absolute_url }}</id></entry>{% endfor %}</feed>',
      [],
      'news/atom.xml',
    )
    expect(feed?.address).toBe('/news/atom.xml')
    expect(feed?.getGuid(post)).toBe('https://old.example/blog/2020/01/02/a%20b')
  })

  it('is that of jekyll-feed where the plugin makes the feed', () => {
    expect(find(undefined, ['jekyll-feed'])?.getGuid(post)).toBe('https://old.example/blog/2020/01/02/a%20b')
  })

  it('is not that of a sitemap', () => {
    expect(find('<urlset>{% for post in site.posts %}<url>{{ post.url }}</url>{% endfor %}</urlset>')).toBeUndefined()
  })
})

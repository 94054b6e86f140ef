import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { expect, test } from '@playwright/test'
import { parseXml } from '@rgrove/parse-xml'
import { fromHtml } from 'hast-util-from-html'
import { select, selectAll } from 'hast-util-select'
import { visit } from 'unist-util-visit'
import { listFiles } from '../../support/files'
import type { Site } from '../../support/pages'
import { checkLinks, getFile, readPages } from '../../support/pages'
import { type ReadFeed, readFeed } from '../support/feeds'
import { blog, empty, plainSites, world } from './sites'

const read = (site: Site, file: string) => readFile(path.join(site.dir, file), 'utf8')
const readFeeds = async (site: Site) => {
  const files = (await listFiles(site.dir)).filter((file) => /(?:^|\/)(?:feed\.xml|atom\.xml|feed\.json)$/.test(file))
  return new Map(await Promise.all(files.map(async (file) => [file, readFeed(file, await read(site, file))] as const)))
}
const common = ({ items }: ReadFeed) => items.map(({ permalink: _, updated: __, ...item }) => item)

for (const site of plainSites) {
  test.describe(`the files of the site "${site.name}"`, () => {
    test('hold every route', async () => {
      const files = await listFiles(site.dir)
      const routes = ['index.html', '404.html', 'robots.txt', 'sitemap.xml', 'manifest.webmanifest', 'feed.xml']
      const pages = [
        'tags/index.html',
        'archive/index.html',
        'search/index.html',
        'about/index.html',
        'atom.xml',
        'feed.json',
      ]
      expect(files).toEqual(expect.arrayContaining([...routes, ...pages]))
      expect(files.filter((file) => /(?:^|\/)_\/|^_not-found|^404\//.test(file))).toEqual([])
    })

    test('are well-formed, where they are XML', async () => {
      const files = (await listFiles(site.dir)).filter((file) => /\.(?:xml|svg)$/.test(file))
      for (const file of files) {
        const text = await read(site, file)
        expect(() => parseXml(text), file).not.toThrow()
      }
      expect(files.length).toBeGreaterThanOrEqual(3)
    })

    test('are linked so that every link and fragment leads somewhere', async () => {
      const pages = await readPages(site)
      expect(checkLinks(site, new Set(await listFiles(site.dir)), pages)).toEqual([])
      expect(pages.flatMap(({ links }) => links).length).toBeGreaterThan(20)
    })

    test('have a title, a language, a description and one h1 on every page', async () => {
      for (const { file, tree } of await readPages(site)) {
        expect(select('title', tree)?.children, file).toMatchObject([{ type: 'text' }])
        expect(select('html', tree)?.properties.lang, file).toMatch(/^[a-z]{2}/)
        if (select('meta[http-equiv=refresh]', tree)) continue
        expect(selectAll('h1', tree), file).toHaveLength(1)
        if (file === '404.html') continue
        expect(select('meta[name=description]', tree)?.properties.content, file).toBeTruthy()
        expect(select('link[rel=canonical]', tree)?.properties.href, file).toBeTruthy()
        expect(select('meta[property="og:image"]', tree)?.properties.content, file).toBeTruthy()
        expect(select('script[type="application/ld+json"]', tree), file).toBeTruthy()
      }
    })

    test('have no empty list, paragraph, heading or link', async () => {
      for (const { file, tree } of await readPages(site)) {
        const elements = selectAll('body :is(ul, ol, li, p, h1, h2, h3, nav, section, a)', tree)
        // The search fills these.
        const empty = elements.filter(
          ({ children, properties }) =>
            children.length === 0 && properties.role !== 'status' && String(properties.className) !== 'search-results',
        )
        expect(empty, file).toEqual([])
      }
    })

    test('have no id twice on a page', async () => {
      for (const { file, tree } of await readPages(site)) {
        const ids: string[] = []
        visit(tree, 'element', ({ properties }) => {
          if (properties.id !== undefined) ids.push(String(properties.id))
        })
        expect(ids.length - new Set(ids).size, file).toBe(0)
      }
    })

    test('are all in the sitemap if they are pages to be found, and nothing else is', async () => {
      const sitemap = await read(site, 'sitemap.xml')
      const locations = [...sitemap.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, location]) => location ?? '')
      const files = locations.map((location) => getFile(site, new URL(location)))
      const pages = (await readPages(site)).filter(
        ({ file, tree }) => file !== '404.html' && !select('meta[name=robots][content*=noindex]', tree),
      )
      expect(files.sort()).toEqual(pages.map(({ file }) => file).sort())
      expect(locations.every((location) => location.startsWith(`${site.origin}${site.basePath}/`))).toBe(true)
    })

    test('have a manifest that the index names alone, and whose icons are there', async () => {
      expect(await read(site, 'index.html')).toContain('rel="manifest"')
      expect(await read(site, 'archive/index.html')).not.toContain('rel="manifest"')
      const manifest: { start_url: string; icons: { src: string }[] } = JSON.parse(
        await read(site, 'manifest.webmanifest'),
      )
      const files = await listFiles(site.dir)
      for (const address of [manifest.start_url, ...manifest.icons.map(({ src }) => src)]) {
        expect(files).toContain(getFile(site, new URL(address, site.origin)))
      }
    })

    test('have robots.txt with the full address of the sitemap', async () => {
      expect(await read(site, 'robots.txt')).toContain(`Sitemap: ${site.origin}${site.basePath}/sitemap.xml`)
    })

    test('have feeds whose items exist, and that agree with each other', async () => {
      const feeds = await readFeeds(site)
      const files = await listFiles(site.dir)
      for (const [file, feed] of feeds) {
        expect(feed.self).toBe(`${site.origin}${site.basePath}/${file.split('/').map(encodeURIComponent).join('/')}`)
        expect(files, file).toContain(getFile(site, new URL(feed.url)))
        for (const item of feed.items) expect(files, file).toContain(getFile(site, new URL(item.url)))
        expect(feed.items.length, file).toBeLessThanOrEqual(20)
      }
      const [rss, atom, json] = ['feed.xml', 'atom.xml', 'feed.json'].map((file) => feeds.get(file))
      expect(atom && common(atom)).toEqual(rss && common(rss))
      expect(json && common(json)).toEqual(rss && common(rss))
      expect(json?.items.map(({ updated }) => updated)).toEqual(atom?.items.map(({ updated }) => updated))
    })

    test('have feeds whose content stands on its own', async () => {
      const files = await listFiles(site.dir)
      for (const [file, feed] of await readFeeds(site)) {
        for (const item of feed.items) {
          expect(item.html, `${file}: ${item.url}`).toBeTruthy()
          expect(item.html).not.toMatch(/\]\]>|class="anchor"/)
          const { names, attributes, addresses } = listParts(item.html)
          expect(names.join(' '), `${file}: ${item.url}`).not.toMatch(/\b(?:script|iframe|template|style|textarea)\b/)
          expect(attributes.join(' '), `${file}: ${item.url}`).not.toMatch(/\bon/)
          for (const address of addresses) {
            expect(address, `${file}: ${item.url}`).toMatch(/^(?:https?|mailto):/)
            const url = new URL(address)
            if (url.origin === site.origin) expect(files).toContain(getFile(site, url))
          }
        }
      }
    })

    test('announce the feeds and plain texts that are there', async () => {
      const files = await listFiles(site.dir)
      const announced = new Set<string>()
      for (const { tree, file } of await readPages(site)) {
        const feeds = selectAll('link[rel=alternate][type]', tree).map(({ properties }) => String(properties.href))
        if (file !== '404.html' && !select('meta[http-equiv=refresh]', tree))
          expect(feeds.length).toBeGreaterThanOrEqual(3)
        for (const feed of feeds) announced.add(getFile(site, new URL(feed)) ?? feed)
      }
      const written = files.filter((file) => /(?:^|\/)(?:feed\.xml|atom\.xml|feed\.json|index\.md)$/.test(file))
      expect([...announced].sort()).toEqual(written)
    })
  })
}

test.describe('the blog', () => {
  test('has the newest posts in its feeds, tag feeds included', async () => {
    const feeds = await readFeeds(blog)
    const dates = feeds.get('feed.xml')?.items.map(({ published }) => published) ?? []
    expect(dates.length).toBeGreaterThanOrEqual(14)
    expect(dates).toEqual([...dates].sort().reverse())
    expect(feeds.get('tags/nftables/feed.xml')?.items.every(({ tags }) => tags.includes('nftables'))).toBe(true)
  })

  test('shows an island and a video in feeds as links', async () => {
    const items = (await readFeeds(blog)).get('feed.xml')?.items ?? []
    const dhcp = items.find(({ url }) => url.endsWith('/dhcp-static-route/'))
    expect(dhcp?.html).toContain('href="https://galley.example/posts/dhcp-static-route/#option-121-encoder"')
    const feature = items.find(({ url }) => url.endsWith('/everything-a-post-can-hold/'))
    expect(feature?.html).toMatch(/<a href="https:\/\/www\.youtube\.com\/watch[^"]*">Video: /)
  })
})

test.describe('the site below a base path', () => {
  test('has every address below it', async () => {
    for (const { file, tree } of await readPages(world)) {
      visit(tree, 'element', ({ properties }) => {
        for (const address of [properties.href, properties.src]) {
          if (typeof address === 'string' && address.startsWith('/')) expect(address, file).toMatch(/^\/blog\//)
        }
      })
    }
  })

  test('mentions no other origin of the same site', async () => {
    for (const file of await listFiles(world.dir)) {
      if (/\.(?:html|xml|json|txt|webmanifest)$/.test(file)) {
        expect((await read(world, file)).includes('https://galley.example'), file).toBe(false)
      }
    }
  })

  test('has a page and a feed for tags in every script', async () => {
    const files = await listFiles(world.dir)
    for (const tag of ['网络', 'شبكات', '🎉', 'c-plus-plus', 'c-sharp', 'c', 'net', 'a-b-c-sharp-d-e', 'once']) {
      expect(files).toContain(`tags/${tag}/index.html`)
      expect(files).toContain(`tags/${tag}/feed.xml`)
    }
    expect(files).toContain('series/命名空间/index.html')
  })

  test('has further index pages', async () => {
    const files = await listFiles(world.dir)
    expect(files).toContain('page/2/index.html')
    expect(files).not.toContain('page/1/index.html')
    expect(files).not.toContain('page/3/index.html')
  })

  test('names an unlisted post and its earlier address nowhere but in files of its own', async () => {
    const files = await listFiles(world.dir)
    const own = files.filter((file) => /^(?:posts\/unlisted|before\/hidden-from-lists|cards\/unlisted)\b/.test(file))
    expect(own).toEqual(expect.arrayContaining(['before/hidden-from-lists/index.html', 'posts/unlisted/index.html']))
    expect(files.filter((file) => file.startsWith('tags/hidden/'))).toEqual([])
    expect(files).toEqual(expect.arrayContaining(['_redirects', '.nginx.conf']))
    for (const file of files.filter((file) => !own.includes(file))) {
      const bytes = await readFile(path.join(world.dir, file))
      const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b
      const text = (isPacked ? gunzipSync(bytes) : bytes).toString('latin1')
      expect(/posts\/unlisted|hidden-from-lists/.test(text), file).toBe(false)
    }
  })

  test('dates pages in the sitemap by their content', async () => {
    const sitemap = await read(world, 'sitemap.xml')
    expect(sitemap).toMatch(
      /<loc>https:\/\/notes\.example\/blog\/posts\/chinese\/<\/loc>\s*<lastmod>2021-02-02T20:05:06/,
    )
    expect(sitemap).not.toMatch(/<lastmod>(?!2019-12-31|202[01]-)/)
  })

  test('has guids that do not depend on the address', async () => {
    for (const file of ['feed.xml', 'atom.xml', 'feed.json']) {
      const feed = readFeed(file, await read(world, file))
      expect(feed.items.find(({ url }) => url.endsWith('/posts/emoji/'))?.id).toBe('tag:notes.example,2021:emoji & co')
    }
  })
})

test('a site without posts says so, and has empty feeds', async () => {
  expect(await read(empty, 'index.html')).toContain('No posts yet.')
  expect([...(await readFeeds(empty)).values()].map(({ items }) => items.length)).toEqual([0, 0, 0])
})

/** Returns the distinct element names, attribute names and addresses in HTML. */
function listParts(html: string) {
  const [names, attributes, addresses] = [new Set<string>(), new Set<string>(), new Set<string>()]
  visit(fromHtml(html, { fragment: true }), 'element', ({ tagName, properties }) => {
    names.add(tagName)
    for (const name of Object.keys(properties)) attributes.add(name)
    for (const address of [properties.href, properties.src]) if (address !== undefined) addresses.add(String(address))
  })
  return { names: [...names], attributes: [...attributes], addresses: [...addresses] }
}

import { cp, readFile } from 'node:fs/promises'
import path from 'node:path'
import fc from 'fast-check'
import type { Metadata } from 'next'
import { createElement, type ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it, vi } from 'vitest'
import type { FeedItem } from '@/lib/galley/outputs/feeds/feed'
import { type Files, writeContent, writeTemporaryContent } from '../../support/content'
import { createExport } from '../../support/export'
import { readFeed } from '../../support/feeds'
import { importWith } from '../../support/modules'
import { keepSound, randomBlog } from '../../support/random-posts'

const now = String(Date.parse('2026-01-01T00:00:00Z') / 1000)

/** Writes a blog without the posts that the check refuses. */
async function writeSound(dir: string, files: Files): Promise<void> {
  const { checkAll } = await importWith(
    { CONTENT_DIR: dir, SOURCE_DATE_EPOCH: now },
    () => import('@/lib/galley/check'),
  )
  await keepSound(files, async (some) => {
    await writeContent(dir, some)
    return (await checkAll()).errors.map(({ file = '' }) => file.replace(/^content\//, ''))
  })
}

/** What a build has between Contentlayer and the files that it writes, over the content of a folder. */
async function load(dir: string, folder: string) {
  const { runContentlayer } = await importWith(
    // Elsewhere Contentlayer would skip what it cannot read.
    { CONTENT_DIR: dir, NODE_ENV: 'production' },
    () => import('@/lib/galley/adapters/contentlayer/run-contentlayer'),
  )
  const { data } = await runContentlayer()
  vi.doMock('#contentlayer/generated', () => data)
  return importWith({ SOURCE_DATE_EPOCH: now, NODE_ENV: 'test' }, async () => {
    const inline = await import('@/lib/galley/html/inline')
    inline.startDeclarations(path.join(folder, 'declared'))
    return {
      pages: {
        posts: await import('@/app/posts/[slug]/page'),
        index: await import('@/app/page/[number]/page'),
        tags: await import('@/app/tags/[tag]/page'),
        series: await import('@/app/series/[series]/page'),
        authors: await import('@/app/authors/[author]/page'),
        pages: await import('@/app/[page]/page'),
      },
      index: (await import('@/components/PostIndex')).PostIndex,
      sitemap: (await import('@/app/sitemap')).default,
      ...(await import('@/lib/galley/core/output')),
      ...(await import('@/lib/galley/outputs/hosts/write-aliases')),
      ...(await import('@/lib/galley/outputs/hosts/write-host-files')),
      ...(await import('@/lib/galley/outputs/cards/card')),
      ...(await import('@/lib/galley/outputs/feeds/feed')),
      ...(await import('@/lib/galley/html/feed-html')),
      ...(await import('@/lib/galley/addresses/feeds')),
      ...inline,
      ...(await import('@/lib/galley/html/known-inline')),
      ...(await import('@/lib/galley/html/page-policy')),
      ...(await import('@/lib/galley/outputs/hosts/redirects-file')),
      ...(await import('@/lib/galley/content/moves')),
      ...(await import('@/lib/galley/content/pages')),
      ...(await import('@/lib/galley/content/pagination')),
      ...(await import('@/lib/galley/outputs/texts/plain-text')),
      ...(await import('@/lib/galley/content/posts')),
      ...(await import('@/lib/galley/pipeline/routes')),
      ...(await import('@/lib/galley/outputs/search/search-html')),
      ...(await import('@/lib/site')),
      ...(await import('@/lib/galley/content/tags')),
      ...(await import('@/lib/galley/addresses/urls')),
      ...(await import('@/lib/galley/check/addresses')),
      ...(await import('@/lib/galley/check/content')),
      ...(await import('@/lib/galley/check/routes')),
    }
  }).finally(() => vi.doUnmock('#contentlayer/generated'))
}
type Build = Awaited<ReturnType<typeof load>>

/** A page as Next writes it, but for its runtime; the policy is of all that it holds. */
async function renderPage(build: Build, route: keyof Build['pages'], param: string): Promise<string> {
  const { pages } = build
  // React's own renderer waits for no component.
  const renderIndex = async ({ params }: { params: Promise<{ number: string }> }) => {
    const number = Number((await params).number)
    const page = build.paginate(build.getPosts(), build.site.postsPerPage)[number - 1]
    return page && build.index({ page })
  }
  // As Next hands them over.
  const encoded = encodeURIComponent(param)
  const render = {
    posts: () => createPage(pages.posts, { slug: param }),
    index: () => createPage({ ...pages.index, default: renderIndex }, { number: param }),
    tags: () => createPage(pages.tags, { tag: encoded }),
    series: () => createPage(pages.series, { series: encoded }),
    authors: () => createPage(pages.authors, { author: param }),
    pages: () => createPage(pages.pages, { page: param }),
  }
  const page = await render[route]()
  return build.addPagePolicy(page, { known: build.createKnownInline(build.readDeclarations()) })
}

type PageModule<Params> = {
  default: (props: { params: Promise<Params> }) => Promise<ReactNode>
  generateMetadata: (props: { params: Promise<Params> }) => Promise<Metadata>
}

async function createPage<Params>(module: PageModule<Params>, params: Params): Promise<string> {
  const { alternates, description, openGraph } = await module.generateMetadata({ params: Promise.resolve(params) })
  for (const url of [alternates?.canonical, openGraph?.url]) expect(URL.canParse(String(url)), String(url)).toBe(true)
  const head = createElement('head', {}, createElement('meta', { name: 'description', content: description ?? '' }))
  const body = createElement('body', {}, await module.default({ params: Promise.resolve(params) }))
  return renderToStaticMarkup(createElement('html', {}, head, body))
}

/** Does with a blog what a build does besides Next; returns how many posts there are. */
async function build(dir: string, folder: string): Promise<number> {
  const modules = await load(dir, folder)
  const out = path.join(folder, 'out')
  await cp('public', out, { recursive: true })
  const files = new Map<string, string>()
  const write = async (href: string, text: string) => {
    const file = modules.outputFile(href)
    const place = path.resolve(out, file)
    expect(place.startsWith(out + path.sep), file).toBe(true)
    // Where case does not count, either.
    expect(files.get(place.toLowerCase()), file).toBeUndefined()
    files.set(place.toLowerCase(), href)
    await modules.writeOutput(out, href, text)
  }
  for (const [route, list] of objectEntries(modules.routes)) {
    for (const { param, hrefs } of list()) await write(hrefs[0], await renderPage(modules, route, param))
  }
  const [posts, listed] = [modules.getPublishedPosts(), modules.getPosts()]
  for (const { url } of modules.sitemap()) expect(URL.canParse(url), url).toBe(true)

  const items = new Map<string, FeedItem>()
  for (const post of posts) {
    if (post.hasText) await write(modules.textHref(post), await modules.createPostText(post, new Map()))
    const href = modules.postHref(post)
    const page = await readFile(path.join(out, modules.outputFile(href)), 'utf8')
    items.set(post.slug, { post, ...modules.createFeedHtml(page, modules.absoluteUrl(href)) })
    expect(modules.createSearchHtml(page, post)).toContain('<body>')
    // Data is in a page as JSON.
    for (const [, json = ''] of page.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs))
      JSON.parse(json)
  }
  const feeds = [
    ...modules.getSiteFeeds().map((link) => ({ link, title: 'A', posts: listed })),
    ...modules.groupByTag(listed).map(({ name, posts }) => ({ link: modules.getTagFeed(name), title: name, posts })),
  ]
  for (const { link, title, posts } of feeds) {
    const shown = posts.flatMap(({ slug }) => items.get(slug) ?? [])
    const text = modules.createFeed(link, { title, pageHref: modules.indexHref(), items: shown })
    const read = readFeed(link.href, text)
    expect(read.items.map(({ url }) => url)).toEqual(posts.map((post) => modules.absoluteUrl(modules.postHref(post))))
    await write(link.href, text)
  }
  await write('/llms.txt', modules.createIndexText(listed))

  const contentPages = modules.getPages()
  for (const { alias, ...move } of modules.getMoves(posts, contentPages))
    await write(alias, modules.createAliasPage(move))
  // What the build writes, posts can link to.
  const routes = await modules.getRoutes(modules.readContent())
  expect([...files.values()].filter((href) => !routes.has(modules.normalizeHref(href)))).toEqual([])
  await modules.writeHostFiles(createExport({ dir: out, posts, contentPages }))
  modules.parseRedirectsFile(await readFile(path.join(out, '_redirects'), 'utf8'))
  const directives =
    (await readFile(path.join(out, '.nginx.conf'), 'utf8')).match(/^.*(?:location =|return 301).*$/gm) ?? []
  for (const line of directives)
    expect(line).toMatch(/^ +(?:location = (?:"(?:[^"\\]|\\.)*"|\S+) \{|return 301 "[^"\\\s]*";)$/)

  // Drawing takes long, so the titles that are the least like others have to do.
  for (const { title } of posts.toSorted((a, b) => count(b.title) - count(a.title)).slice(0, 3)) {
    const { png } = await modules.createCard({ title: [title, 'A'], site: ['A'], byline: [[title]] })
    expect(png.subarray(1, 4).toString()).toBe('PNG')
  }
  return posts.length
}

/** How many kinds of characters a text has. */
const count = (text: string) => new Set(Array.from(text, (char) => (char.codePointAt(0) ?? 0) >> 7)).size

function objectEntries<Key extends string, Value>(object: Record<Key, Value>): [Key, Value][] {
  return Object.entries<Value>(object) as [Key, Value][]
}

it('what the check passes, builds', async () => {
  let passed = 0
  await fc.assert(
    fc.asyncProperty(randomBlog, async (files) => {
      const dir = await writeTemporaryContent({})
      await writeSound(dir, files)
      passed += await build(dir, path.dirname(dir))
    }),
    { numRuns: 7, seed: 20, endOnFailure: true },
  )
  expect(passed).toBeGreaterThan(50)
}, 600_000)

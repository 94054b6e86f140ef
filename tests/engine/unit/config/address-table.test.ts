import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { slugify } from '@/lib/galley/addresses/urls'
import { canCoincide, formatPattern, parsePattern, toRouteSource } from '@/lib/galley/config/address-patterns'
import { createAddressTable, listPatterns, postParameters } from '@/lib/galley/config/address-table'
import { parseSite } from '@/lib/galley/config/site-schema'
import { site } from '@/lib/site'

const slug = fc.stringMatching(/^[a-z0-9]{1,5}(?:-[a-z0-9]{1,5}){0,2}$/)
const day = fc
  .date({ min: new Date('1970-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10).split('-'))
const literal = fc.stringMatching(/^[a-z][a-z0-9-]{0,6}$/)
const postPattern = fc
  .record({
    prefix: fc.array(literal, { maxLength: 2 }),
    dated: fc.subarray([':year', ':month', ':day']),
    ending: fc.constantFrom('/', '.html'),
  })
  .map(({ prefix, dated, ending }) => `/${[...prefix, ...dated, ':slug'].join('/')}${ending}`)

/** The values that a pattern finds in a path, as path-to-regexp does. */
function match(pattern: string, path: string): Record<string, string> | undefined {
  const source = toRouteSource(parsePattern(pattern, postParameters)).replace(
    /:(\w+)\(((?:[^()]|\([^()]*\))*)\)/g,
    '(?<$1>$2)',
  )
  return new RegExp(`^${source}/?$`).exec(path)?.groups
}

describe('a pattern of addresses', () => {
  it('finds in a path what the path was made of', () => {
    fc.assert(
      fc.property(postPattern, slug, day, (text, slug, [year = '', month = '', day = '']) => {
        const values = { slug, year, month, day }
        const pattern = parsePattern(text, postParameters)
        const found = match(text, formatPattern(pattern, values))
        expect(values).toMatchObject({ ...found })
        expect(found?.slug).toBe(slug)
      }),
    )
  })

  it('gives two posts of different names two addresses', () => {
    fc.assert(
      fc.property(
        postPattern,
        fc.uniqueArray(slug, { minLength: 2, maxLength: 2 }),
        day,
        (text, slugs, [year, month, day]) => {
          const pattern = parsePattern(text, postParameters)
          const [one, other] = slugs.map((slug) => formatPattern(pattern, { slug, year, month, day }))
          expect(one).not.toBe(other)
        },
      ),
    )
  })

  it('takes the name of a tag or series in any script', () => {
    const pattern = parsePattern('/topics/:tag.html', { required: ['tag'] })
    const [, source = ''] = /:tag\((.*?)\)/.exec(toRouteSource(pattern)) ?? []
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (name) => {
        const tag = slugify(name)
        expect(tag).toMatch(new RegExp(`^${source}$`, 'u'))
        expect(encodeURIComponent(tag)).toMatch(new RegExp(`^${source}$`))
      }),
    )
  })

  it('of whose pages one may have the address of another is found, and no other', () => {
    fc.assert(
      fc.property(postPattern, postPattern, slug, day, (one, other, slug, [year, month, day]) => {
        const [a, b] = [parsePattern(one, postParameters), parsePattern(other, postParameters)]
        expect(canCoincide(a, b)).toBe(canCoincide(b, a))
        // What one of them gives, the other one matches only if they can coincide.
        if (match(other, formatPattern(a, { slug, year, month, day }))) expect(canCoincide(a, b)).toBe(true)
      }),
    )
  })
})

describe('the address of a kind of page', () => {
  it('is written in the table alone, and in the menu of the owner', () => {
    const files = ['app', 'components', 'lib'].flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => path.join(folder, file)),
    )
    const literal = /['"`(}]\/(?:posts|tags|search|page|authors|series|archive)\//
    const found = files
      .filter((file) => /\.(?:tsx?|mjs)$/.test(file))
      .filter((file) => {
        const lines = readFileSync(file, 'utf8').split('\n')
        return lines.some((line) => literal.test(line) && !/^\s*(?:\/?\*|\/\/|import )/.test(line))
      })
    expect(found.sort()).toEqual(['lib/galley/config/address-table.ts', 'lib/site.ts'])
  })
})

describe('the addresses in lib/site.ts', () => {
  const { addresses: _, ...facts } = site
  const define = (addresses: Record<string, string | string[]>) => () => parseSite({ ...facts, addresses })

  it('are the usual ones where nothing is said', () => {
    expect(listPatterns(createAddressTable({}).table).map(([key, { text }]) => [key, text])).toEqual([
      ['post', '/posts/:slug/'],
      ['page', '/:slug/'],
      ['tag', '/tags/:tag/'],
      ['tags', '/tags/'],
      ['series', '/series/:series/'],
      ['author', '/authors/:author/'],
      ['index', '/'],
      ['pagination', '/page/:number/'],
      ['archive', '/archive/'],
      ['search', '/search/'],
    ])
  })

  it.each([
    ['Jekyll', { post: '/:year/:month/:day/:slug.html' }],
    ['Hugo', { post: '/posts/:slug/' }],
    ['timlrx', { post: '/blog/:slug/', index: '/blog/', pagination: '/blog/page/:number/' }],
    ['WordPress', { post: '/:year/:month/:slug/', tag: '/tag/:tag/', author: '/author/:author/' }],
    ['WordPress with names alone', { post: '/:slug/' }],
    ['a page of the owner', { projects: '/projects/', 'talks/slides': '/slides.html' }],
    ['posts that were elsewhere', { post: '/:year/:slug/', formerPosts: ['/posts/:slug/', '/:slug.html'] }],
  ])('may be those of %s', (_, addresses) => {
    expect(define(addresses)).not.toThrow()
  })

  it('put the further pages of the index below the first', () => {
    const { patterns, own } = createAddressTable({ index: '/blog/' }).table
    expect(patterns.pagination.text).toBe('/blog/page/:number/')
    expect([...own.keys()]).toEqual([''])
    expect(createAddressTable({ index: '/blog.html' }).table.patterns.pagination.text).toBe('/blog/page/:number.html')
  })

  it.each([
    [{ post: 'posts/:slug/' }, `"posts/:slug/" does not begin with a slash. Write '/posts/:slug/'.`],
    [
      { post: '/posts/:slug' },
      `"/posts/:slug" does not end in a slash or .html, so hosts would serve it differently. Write '/posts/:slug/' or '/posts/:slug.html'.`,
    ],
    [{ post: '/:year/' }, '"/:year/" does not contain :slug, so all its pages would have the same address. Add it.'],
    [
      { post: '/:title/' },
      '"/:title/" contains the unknown parameter :title. Valid parameters: :slug, :year, :month, :day.',
    ],
    [{ post: '/:slug/:slug/' }, '"/:slug/:slug/" contains :slug twice. Write it once.'],
    [
      { post: '/:year-:month/:slug/' },
      `"/:year-:month/:slug/" contains ":year-:month". A parameter fills the space between two slashes, such as '/notes/:slug/'.`,
    ],
    [
      { archive: '/:year/' },
      '"/:year/" contains the unknown parameter :year. This is the address of a single page: write it without parameters, such as \'/notes/\'.',
    ],
    [{ archive: '/all/index.html' }, `"/all/index.html" is the index page of a folder. Write '/all/'.`],
    [
      { archive: '/a.html/b/' },
      `"/a.html/b/" contains "a.html". Between slashes, write letters, digits, dashes and dots, such as '/notes/'.`,
    ],
    [{ archive: '/a//b/' }, 'contains ""'],
    [{ archive: '/../b/' }, 'contains ".."'],
    [
      { archive: '/img/all/' },
      '"/img/all/" starts with /img, which is reserved for files of the engine. Write another address.',
    ],
    [{ archive: '/404.html' }, '"/404.html" starts with /404, which is reserved for files of the engine.'],
    [{ archive: ['/a/'] }, "Not an address. Write one, such as '/notes/'."],
    [
      { post: '/:slug/', tag: '/:tag/' },
      `post: '/:slug/' and tag: '/:tag/' can be the same address. Write tag: '/tags/:tag/'.`,
    ],
    [{ archive: '/search/' }, "archive: '/search/' and search: '/search/' can be the same address."],
    [{ archive: '/Search/' }, "archive: '/Search/' and search: '/search/' can be the same address."],
    [{ projects: '/archive/' }, "archive: '/archive/' and projects: '/archive/' can be the same address."],
    [{ post: '/page/:slug/' }, "post: '/page/:slug/' and pagination: '/page/:number/' can be the same address."],
    [
      { tag: '/topics/:tag/', all: '/topics/all/' },
      "tag: '/topics/:tag/' and all: '/topics/all/' can be the same address.",
    ],
    [{ formerPosts: ['/posts/:slug/'] }, '"/posts/:slug/" is the current pattern of posts. Remove it.'],
    [{ formerPosts: ['/p/'] }, '"/p/" does not contain :slug'],
  ])('may not be %j', (addresses, message) => {
    expect(define(addresses)).toThrow(message)
    expect(define(addresses)).toThrow(/→ at addresses\.\w+/)
  })

  it.each<Record<string, string | string[]>>([
    { search: 'find' },
    { search: 'find.html' },
    { search: 'https://old.example/find' },
    { search: '/find' },
    { search: '/index.html' },
    { search: '/find/index.html' },
    { search: '/find it/' },
    { search: '/:find/' },
    { search: ['/find/'] },
    { tag: 'tags/:tag' },
    { tag: '/tags' },
    { tag: '/index' },
    { tag: '/by/:tag/index.html' },
    { tag: '/x-:tag/' },
    { tag: ['/tags/:tag/'] },
    { post: 'https://old.example/:year/:slug.html' },
    { post: '/index.html' },
    { post: '/:slug/', tag: '/:tag/' },
    { post: '/page/:slug/' },
    { tag: '/by/:tag/', author: '/by/:author/' },
    { tag: '/by/:tag/', author: '/by/:author/', series: '/authors/:series/' },
    { archive: '/search/' },
    { projects: '/archive/' },
    { index: '/blog/', archive: '/' },
    { tag: '/topics/:tag/', all: '/topics/all/' },
  ])('have a remedy that passes: %j', (facts) => {
    const [fault, ...others] = createAddressTable(facts).faults
    const [remedy = ''] = fault?.reason.split(/\b(?:Write|such as)\b/).slice(-1) ?? []
    const texts = [...remedy.matchAll(/(?:(\w+): )?'([^']+)'/g)]
    expect(texts.length).toBeGreaterThan(0)
    for (const [, key = fault?.keys[0] ?? '', text = ''] of texts) {
      // Others remain, but no new one.
      const left = createAddressTable({ ...facts, [key]: text }).faults
      expect(others).toEqual(expect.arrayContaining(left))
    }
  })

  it.each<Record<string, string>>([
    { post: '/:year/:slug/', tag: '/tags/:tag/' },
    { post: '/blog/:slug/', archive: '/blog/all/' },
    { post: '/:slug/', page: '/:slug/', archive: '/archive/' },
    { post: '/:slug.html', page: '/:slug/' },
    { post: '/:year/:month/:slug/', pagination: '/page/:number/' },
  ])('may be %j, of which the check says what a post or page may not be called', (addresses) => {
    expect(define(addresses)).not.toThrow()
  })
})

import { afterEach, describe, expect, it } from 'vitest'
import { createHeaderRules } from '@/lib/hosts/policy'
import { site } from '@/lib/site'
import { importWith } from '../../support/modules'

const files = ['index.html', 'feed.xml', 'img/a.1234abcd.avif', 'tags/a/feed.xml']
const { policy } = site

afterEach(() => Object.assign(site, { policy }))

const find = (path: string) => createHeaderRules(files).find((rule) => rule.path === path)?.headers

describe('what hosts are to send', () => {
  it('names what is there, and nothing else', () => {
    expect(createHeaderRules(files).map(({ path }) => path)).toEqual([
      '/*',
      '/img/*',
      '/feed.xml',
      '/img/*.avif',
      '/tags/*/feed.xml',
    ])
  })

  it('lets what is named by its content be kept for good', () => {
    expect(find('/img/*')).toEqual({ 'Cache-Control': 'public, max-age=31536000, immutable' })
  })

  it('says the type of what hosts know less well', () => {
    expect(find('/tags/*/feed.xml')).toEqual({ 'Content-Type': 'application/rss+xml; charset=utf-8' })
  })

  it('asks for HTTPS as long as the site says, or not at all', () => {
    expect(find('/*')).toMatchObject({ 'Strict-Transport-Security': `max-age=${policy.httpsMaxAge}` })
    Object.assign(site, { policy: { ...policy, httpsMaxAge: 0 } })
    expect(find('/*')).not.toHaveProperty('Strict-Transport-Security')
  })

  it('holds the base path', async () => {
    const { createHeaderRules } = await importWith({ BASE_PATH: '/blog' }, () => import('@/lib/hosts/policy'))
    for (const { path } of createHeaderRules(files)) expect(path).toMatch(/^\/blog\//)
  })

  it('never sets a header of one path twice', () => {
    const rules = createHeaderRules([
      ...files,
      ...['atom.xml', 'feed.json', 'llms.txt', 'manifest.webmanifest', 'posts/a/index.md', 'robots.txt', 'sitemap.xml'],
      ...['_next/static/a.js', 'pagefind/a.pf_meta', 'pagefind/filter/a', 'pagefind/fragment/a', 'pagefind/index/a'],
    ])
    const names = (header: string) => rules.filter(({ headers }) => header in headers).map(({ path }) => path)
    expect(rules).toHaveLength(17)
    for (const header of ['Cache-Control', 'Content-Type']) {
      const roots = names(header).map((path) => path.replace('*', 'x'))
      expect(new Set(roots).size).toBe(roots.length)
    }
  })
})

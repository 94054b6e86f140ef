import { afterEach, describe, expect, it } from 'vitest'
import { createHeaderRules } from '@/lib/galley/outputs/hosts/policy'
import { site } from '@/lib/site'
import { importWith } from '../../../support/modules'

const files = ['index.html', 'feed.xml', 'img/a.1234abcd.avif', 'tags/a/feed.xml']
const { policy } = site

afterEach(() => Object.assign(site, { policy }))

const nameOf = (directive: string) => directive.split(' ')[0]
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
    const { createHeaderRules } = await importWith(
      { BASE_PATH: '/blog' },
      () => import('@/lib/galley/outputs/hosts/policy'),
    )
    for (const { path } of createHeaderRules(files)) expect(path).toMatch(/^\/blog\//)
  })

  it('has drawings opened in a sandbox, however their endings are written, after the policy of all files', () => {
    const rules = createHeaderRules([...files, 'img/a.svg', 'icon.svg', 'media/B.SVG'])
    const policies = rules.filter(({ headers }) => 'Content-Security-Policy' in headers)
    expect(policies.map(({ path }) => path)).toEqual(['/*', '/*.SVG', '/*.svg'])
    for (const { headers } of policies.slice(1)) {
      const directives = headers['Content-Security-Policy']?.split('; ')
      expect(directives).toEqual(expect.arrayContaining(["default-src 'none'", "style-src 'unsafe-inline'", 'sandbox']))
      // Where one rule's value replaces the other's, nothing is lost but a form's target.
      const general = policies[0]?.headers['Content-Security-Policy']?.split('; ') ?? []
      expect(directives?.map(nameOf)).toEqual(expect.arrayContaining(general.map(nameOf)))
    }
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

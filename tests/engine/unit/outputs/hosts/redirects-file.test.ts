import { describe, expect, it } from 'vitest'
import { createRedirectsFile, parseRedirectsFile } from '@/lib/galley/outputs/hosts/redirects-file'

const list = (count: number) => Array.from({ length: count }, (_, index) => ({ from: `/${index}.html`, to: '/a/' }))

describe('_redirects', () => {
  it('sends readers on for good, on one host by force and on the other without', () => {
    const { text, rest } = createRedirectsFile([{ from: '/2020/old.html', to: '/posts/new/' }])
    expect(text.replace(/^#.*\n/gm, '')).toBe('/2020/old.html /posts/new/ 301!\n/2020/old.html /posts/new/ 301\n')
    expect(rest).toBe(0)
    expect(parseRedirectsFile(text)).toEqual([
      { from: '/2020/old.html', to: '/posts/new/', status: 301, force: true },
      { from: '/2020/old.html', to: '/posts/new/', status: 301, force: false },
    ])
  })

  it('holds the first that a host takes, and says how many it does not hold', () => {
    const { text, rest } = createRedirectsFile(list(2003))
    expect(rest).toBe(3)
    const rules = parseRedirectsFile(text)
    expect(rules).toHaveLength(4000)
    expect(rules.at(-1)?.from).toBe('/1999.html')
  })

  it.each(['/a*.html', '/a:b.html', `/${'a'.repeat(1000)}.html`])('leaves %s to its page', (from) => {
    expect(createRedirectsFile([{ from, to: '/b/' }])).toMatchObject({ rest: 1 })
  })

  it.each([
    ['/a', '_redirects:1: This line is not a redirect. Write a path, an address and a status'],
    ['/a /b 301 more', '_redirects:1: This line is not a redirect'],
    ['# fine\n/a /b 404', '_redirects:2: 404 is not a redirect status.'],
    [
      `/a /${'b'.repeat(1000)} 301`,
      '_redirects:1: This line has 1008 characters; the limit of Cloudflare Pages is 1000.',
    ],
    ['/a /b 301\n'.repeat(2001), '_redirects:2001: The limit of Cloudflare Pages is 2000 redirects.'],
    ['/a/* /b 301\n'.repeat(101), '_redirects:101: The limit of Cloudflare Pages is 100 redirects with * or :name.'],
  ])('that a host would not take is a fault: %#', (text, fault) => {
    expect(() => parseRedirectsFile(text)).toThrow(fault)
  })
})

import { describe, expect, it } from 'vitest'
import { createNginxFile } from '@/lib/galley/outputs/hosts/nginx-file'
import { createHeaderRules } from '@/lib/galley/outputs/hosts/policy'

const files = ['a.md', 'favicon.ico', 'feed.xml', 'img/a.avif', 'index.html', 'sitemap.xml', 'tags/a/feed.xml']

/** The lines of the file, without their indentation. */
const createLines = (redirects: { from: string; to: string }[] = []) =>
  createNginxFile(files, createHeaderRules(files), redirects)
    .split('\n')
    .map((line) => line.trim())

describe('the part of a server block for nginx', () => {
  it('tells the types that endings have, and those of feeds by their names', () => {
    const lines = createLines()
    for (const type of ['text/markdown md;', 'image/avif avif;', 'application/xml xml;', 'image/x-icon ico;'])
      expect(lines).toContain(type)
    expect(lines.slice(lines.indexOf('location = /feed.xml {')).slice(1, 3)).toEqual([
      'types { }',
      'default_type application/rss+xml;',
    ])
    expect(lines).toContain('location ~ ^/tags/.*/feed\\.xml$ {')
    expect(lines).toContain('charset_types text/markdown application/xml application/rss+xml;')
  })

  it('repeats the headers of all answers where some are kept for good', () => {
    const lines = createLines()
    const block = lines.slice(lines.indexOf('location ~ ^(?:/img/.*)$ {'))
    expect(block.slice(1, block.indexOf('}')).at(-1)).toBe(
      'add_header Cache-Control "public, max-age=31536000, immutable" always;',
    )
    expect(lines.filter((line) => line.startsWith('add_header X-Content-Type-Options'))).toHaveLength(2)
  })

  it('has drawings opened in a sandbox, also those that are kept for good', () => {
    const files = ['index.html', 'icon.svg', 'img/a.svg']
    const lines = createNginxFile(files, createHeaderRules(files), [])
      .split('\n')
      .map((line) => line.trim())
    const blocks = ['location ~ ^(?=(?:/img/.*)$)^(?:/.*\\.svg)$ {', 'location ~ ^(?:/.*\\.svg)$ {'].map((start) => {
      const block = lines.slice(lines.indexOf(start) + 1)
      return block.slice(0, block.indexOf('}'))
    })
    const caching = ['public, max-age=31536000, immutable', 'public, max-age=0, must-revalidate']
    for (const [index, block] of blocks.entries()) {
      expect(block.filter((line) => line.includes('Content-Security-Policy'))).toEqual([
        expect.stringContaining('; sandbox;'),
      ])
      expect(block).toContain(`add_header Cache-Control "${caching[index]}" always;`)
      expect(block.filter((line) => line.includes('X-Content-Type-Options'))).toHaveLength(1)
    }
    // Of expressions that match, nginx takes the first.
    const order = lines.filter((line) => line.startsWith('location ~ ^(?'))
    expect(order.map((line) => line.includes('svg'))).toEqual([true, true, false])
  })

  it('sends readers on from every old address, whatever is in its name', () => {
    const lines = createLines([{ from: '/%22%3B%7D$a/%E7%BD%91.html', to: '/posts/a/' }])
    expect(lines).toContain('location = "/\\";}$a/网.html" {')
    expect(lines).toContain('return 301 "/posts/a/";')
  })
})

import { describe, expect, it } from 'vitest'
import { createHeadersFile, parseHeadersFile } from '@/lib/galley/outputs/hosts/headers-file'
import type { HeaderRule } from '@/lib/galley/outputs/hosts/policy'

describe('_headers', () => {
  it('is read as it was meant', () => {
    const rules: HeaderRule[] = [
      { path: '/*', headers: { 'X-A': "b 'c'; d: e", 'X-F': 'g' } },
      { path: '/img/*', headers: { 'Cache-Control': 'public, immutable' } },
    ]
    expect(parseHeadersFile(createHeadersFile(rules))).toEqual(rules)
  })

  it('may hold comments and empty lines', () => {
    expect(parseHeadersFile('# A\n\n/a\n  # B\n  X-C: d\n')).toEqual([{ path: '/a', headers: { 'X-C': 'd' } }])
  })

  it.each([
    ['  X-A: b', '_headers:1: A header must be below its path.'],
    ['/a\nX-A: b', '_headers:2: This line is neither a path'],
    ['/a\n  X-A b', '_headers:2: This line is neither a path'],
    ['/*/b/*\n  X-A: b', '_headers:1: A path can contain only one *.'],
    [
      `/a\n  X-A: ${'b'.repeat(2000)}`,
      '_headers:2: This line has 2007 characters; the limit of Cloudflare Pages is 2000.',
    ],
    ['/a\n  X-A: b\n'.repeat(101), '_headers: 101 rules; the limit of Cloudflare Pages is 100.'],
  ])('that a host would not take is a fault: %#', (text, fault) => {
    expect(() => parseHeadersFile(text)).toThrow(fault)
  })
})

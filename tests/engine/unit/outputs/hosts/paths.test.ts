import { expect, it } from 'vitest'
import { matchPath } from '@/lib/galley/outputs/hosts/paths'

it.each([
  ['/a', '/a', true],
  ['/a', '/a/', false],
  ['/a.b', '/aXb', false],
  ['/*', '/', true],
  ['/a/*', '/a/b/c.d', true],
  ['/a/*', '/b/a/c', false],
  ['/a/*.pf_meta', '/a/b.pf_meta', true],
  ['/a/*.pf_meta', '/a/b.pf_meta/c', false],
  ['/a/:name/c', '/a/b/c', true],
  ['/a/:name/c', '/a/b/b/c', false],
  ['/(a|b)+', '/a', false],
])('%s means %s: %s', (pattern, path, isMeant) => {
  expect(matchPath(pattern, path)).toBe(isMeant)
})

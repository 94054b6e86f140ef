import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseEnv } from '@/lib/env'

describe('the environment', () => {
  it('needs nothing', () => {
    const before = Math.floor(Date.now() / 1000) * 1000
    const { now, ...env } = parseEnv({})
    expect(env).toEqual({
      siteUrl: undefined,
      basePath: '',
      contentDir: path.resolve('content'),
      outDir: path.resolve('out'),
      clean: false,
    })
    expect(now).toBeGreaterThanOrEqual(before)
    expect(now).toBeLessThanOrEqual(Date.now())
    expect(now % 1000).toBe(0)
  })

  it('takes folders relative to the checkout or absolute', () => {
    const env = parseEnv({ CONTENT_DIR: 'other/content', OUT_DIR: '/srv/site' })
    expect(env.contentDir).toBe(path.resolve('other/content'))
    expect(env.outDir).toBe('/srv/site')
  })

  it('takes the time from SOURCE_DATE_EPOCH', () => {
    expect(parseEnv({ SOURCE_DATE_EPOCH: '1700000000' }).now).toBe(Date.parse('2023-11-14T22:13:20Z'))
    expect(parseEnv({ SOURCE_DATE_EPOCH: '0' }).now).toBe(0)
  })

  it('takes an origin with or without a slash at its end', () => {
    expect(parseEnv({ SITE_URL: 'https://notes.example/' }).siteUrl).toBe('https://notes.example')
    expect(parseEnv({ SITE_URL: 'http://localhost:8080' }).siteUrl).toBe('http://localhost:8080')
  })

  it.each(['', '/blog', '/a/b.c', '/~mara'])('takes the base path %j', (basePath) => {
    expect(parseEnv({ BASE_PATH: basePath }).basePath).toBe(basePath)
  })

  it.each([
    [{ SITE_URL: 'notes.example' }, 'must be an origin such as https://example.org'],
    [{ SITE_URL: 'ftp://notes.example' }, 'must be an origin such as https://example.org'],
    [{ SITE_URL: 'https://notes.example/blog' }, 'must hold no path; put the path into BASE_PATH'],
    [{ SITE_URL: 'https://notes.example?a' }, 'must hold no path; put the path into BASE_PATH'],
    [{ BASE_PATH: 'blog' }, 'must be empty or start with a slash and end without one, such as /blog'],
    [{ BASE_PATH: '/blog/' }, 'must be empty or start with a slash and end without one, such as /blog'],
    [{ BASE_PATH: '/' }, 'must be empty or start with a slash and end without one, such as /blog'],
    [{ BASE_PATH: '//evil.example' }, 'must be empty or start with a slash and end without one, such as /blog'],
    [{ SOURCE_DATE_EPOCH: 'yesterday' }, 'must be a whole number of seconds since 1970'],
    [{ SOURCE_DATE_EPOCH: '-1' }, 'must be a whole number of seconds since 1970'],
    [{ SOURCE_DATE_EPOCH: '1.5' }, 'must be a whole number of seconds since 1970'],
  ])('refuses %j, names the variable and says what it must be', (variables, message) => {
    const [name] = Object.keys(variables)
    expect(() => parseEnv(variables)).toThrow(`The environment is not usable.\n✖ ${message}\n  → at ${name}`)
  })

  it('lists every fault at once', () => {
    expect(() => parseEnv({ SITE_URL: 'x', BASE_PATH: 'y' })).toThrow(/SITE_URL[\s\S]*BASE_PATH/)
  })

  it('takes an empty variable for none', () => {
    expect(parseEnv({ SITE_URL: '', CONTENT_DIR: '', OUT_DIR: '' })).toMatchObject({
      siteUrl: undefined,
      contentDir: path.resolve('content'),
      outDir: path.resolve('out'),
    })
  })
})

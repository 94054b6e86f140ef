import { spawnSync } from 'node:child_process'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseEnv } from '@/lib/galley/core/env'

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

  it.each([
    ['https://Notes.Example', 'https://notes.example'],
    ['HTTPS://notes.example:443/', 'https://notes.example'],
    ['https://bücher.example', 'https://xn--bcher-kva.example'],
    ['https://网络.example', 'https://xn--io0a7i.example'],
    ['http://[::1]:8080', 'http://[::1]:8080'],
    ['http://my_host:8080', 'http://my_host:8080'],
  ])('takes the origin %s as browsers write it: %s', (given, origin) => {
    expect(parseEnv({ SITE_URL: given }).siteUrl).toBe(origin)
  })

  it('takes any origin for what it is, or refuses it: the result is safe in HTML, XML and a header', () => {
    const part = fc.constantFrom(
      ...'"\'<>&;{}()|^`\\ \t\n\r\0\x1b\u202e%@:/?#[]*!$,+=~',
      'a',
      'ü',
      '.',
      '..',
      '%22',
      '%0d',
    )
    const host = fc.array(part, { minLength: 1, maxLength: 6 }).map((parts) => parts.join(''))
    fc.assert(
      fc.property(fc.constantFrom('https://', 'http://', 'https:', 'javascript:', ''), host, (scheme, host) => {
        for (const value of [scheme + host, `${scheme}a${host}.example`, `${scheme}a.example${host}`]) {
          try {
            const { siteUrl = '' } = parseEnv({ SITE_URL: value })
            expect(siteUrl).toMatch(/^https?:\/\/(?:[\w.-]+|\[[\da-f:.]+\])(?::\d+)?$/)
            expect(new URL(siteUrl).origin).toBe(siteUrl)
          } catch (error) {
            expect(String(error)).toMatch(/^Error: Invalid environment variables\.\n✖ must .+\n {2}→ at SITE_URL$/)
          }
        }
      }),
      { seed: 20, numRuns: 2000 },
    )
  })

  it('takes any base path for what it is, or refuses it', () => {
    const part = fc.constantFrom(
      '/',
      '//',
      '.',
      '..',
      'a',
      'B-1_~',
      '%2e',
      '\\',
      '"',
      '<',
      ' ',
      '\n',
      '?',
      '#',
      'ü',
      '...',
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
        const value = parts.join('')
        try {
          const { basePath } = parseEnv({ BASE_PATH: value })
          expect(basePath).toBe(value)
          // What browsers ask for is what is written.
          expect(new URL(`${basePath}/x`, 'https://a.example').pathname).toBe(`${basePath}/x`)
          expect(basePath).not.toMatch(/\/\/|\/$/)
        } catch (error) {
          expect(String(error)).toMatch(/\n✖ must be empty, or start with a slash .+\n {2}→ at BASE_PATH$/)
        }
      }),
      { seed: 20, numRuns: 2000 },
    )
  })

  it.each(['', '/blog', '/a/b.c', '/~mara'])('takes the base path %j', (basePath) => {
    expect(parseEnv({ BASE_PATH: basePath }).basePath).toBe(basePath)
  })

  it.each([
    [{ SITE_URL: 'notes.example' }, 'must be an origin such as https://example.org'],
    [{ SITE_URL: 'ftp://notes.example' }, 'must be an origin such as https://example.org'],
    [{ SITE_URL: 'https://notes.example/blog' }, 'must not contain a path; set BASE_PATH to it'],
    [{ SITE_URL: 'https://notes.example?a' }, 'must not contain a path; set BASE_PATH to it'],
    [
      { BASE_PATH: 'blog' },
      'must be empty, or start with a slash and end without one, such as /blog: letters, digits and - . _ ~',
    ],
    [
      { BASE_PATH: '/blog/' },
      'must be empty, or start with a slash and end without one, such as /blog: letters, digits and - . _ ~',
    ],
    [
      { BASE_PATH: '/' },
      'must be empty, or start with a slash and end without one, such as /blog: letters, digits and - . _ ~',
    ],
    [
      { BASE_PATH: '//evil.example' },
      'must be empty, or start with a slash and end without one, such as /blog: letters, digits and - . _ ~',
    ],
    [{ SITE_URL: 'https://a"b.example' }, 'must be an origin such as https://example.org'],
    [{ SITE_URL: 'https://notes.example?' }, 'must not contain a path; set BASE_PATH to it'],
    [{ SITE_URL: 'https://me:secret@notes.example' }, 'must not contain a user name or password'],
    [
      { BASE_PATH: '/..' },
      'must be empty, or start with a slash and end without one, such as /blog: letters, digits and - . _ ~',
    ],
    [
      { BASE_PATH: '/a/./b' },
      'must be empty, or start with a slash and end without one, such as /blog: letters, digits and - . _ ~',
    ],
    [{ CONTENT_DIR: '.' }, 'must be a folder that does not contain this project, such as content'],
    [{ CONTENT_DIR: '..' }, 'must be a folder that does not contain this project, such as content'],
    [{ CONTENT_DIR: '/' }, 'must be a folder that does not contain this project, such as content'],
    [{ CONTENT_DIR: 'a\0b' }, 'must be the path of a folder'],
    [{ OUT_DIR: 'a\nb' }, 'must be the path of a folder'],
    [{ CLEAN: 'yes' }, 'must be 1 to rebuild everything, or 0'],
    [{ SOURCE_DATE_EPOCH: '253402300800' }, 'must be a whole number of seconds since 1970, at most 253402300799'],
    [{ SOURCE_DATE_EPOCH: 'yesterday' }, 'must be a whole number of seconds since 1970, at most 253402300799'],
    [{ SOURCE_DATE_EPOCH: '-1' }, 'must be a whole number of seconds since 1970, at most 253402300799'],
    [{ SOURCE_DATE_EPOCH: '1.5' }, 'must be a whole number of seconds since 1970, at most 253402300799'],
  ])('refuses %j, names the variable, what it must be and what it is', (variables, message) => {
    const [name] = Object.keys(variables)
    const fault = `Invalid environment variables.\n✖ ${message}, not "`
    expect(() => parseEnv(variables)).toThrow(fault)
    expect(() => parseEnv(variables)).toThrow(new RegExp(`"\\n  → at ${name}$`))
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

describe('a command in an environment that is not usable', () => {
  it.each(['check', 'report', 'links', 'import', 'writing', 'permalinks', 'preview', 'budget'])(
    'ends with the fault and no stack: %s',
    (name) => {
      const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', `lib/galley/cli/${name}.ts`], {
        env: { ...process.env, BASE_PATH: '/..\u001b[31m' },
        encoding: 'utf8',
      })
      expect(status).toBe(1)
      expect(stderr).toMatch(
        /^Invalid environment variables\.\n✖ must be .+, not "\/\.\.\\u001b\[31m"\n {2}→ at BASE_PATH\n$/,
      )
    },
  )
})

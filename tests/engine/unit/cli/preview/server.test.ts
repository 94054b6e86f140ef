import { mkdir, mkdtemp, symlink, utimes, writeFile } from 'node:fs/promises'
import { type IncomingHttpHeaders, type OutgoingHttpHeaders, request, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { HostName } from '@/lib/galley/cli/preview/hosts'
import { createPreviewServer } from '@/lib/galley/cli/preview/server'

const files: Record<string, string> = {
  'site/index.html': 'index',
  'site/404.html': 'not here',
  'site/posts/a/index.html': 'a',
  'site/tags/网络/index.html': 'network',
  'site/tags/a b/index.html': 'space',
  'site/feed.xml': '<rss/>',
  'site/atom.xml': '<feed/>',
  'site/feed.json': '{}',
  'site/search.json': '{}',
  'site/sitemap.xml': '<urlset/>',
  'site/manifest.webmanifest': '{}',
  'site/a.md': '# A',
  'site/part.md': '# Head',
  'site/a.txt': 'é',
  'site/a.css': '',
  'site/a.js': '',
  'site/a.svg': '<svg/>',
  'site/a.avif': '',
  'site/a.png': '',
  'site/a.html': 'old',
  'site/CNAME': 'galley.example',
  'site/empty/x.txt': '',
  'ruled/index.html': 'index',
  'ruled/404.html': 'not here',
  'ruled/feed.xml': '<rss/>',
  'ruled/_headers': '/blog/*\n  X-A: b\n\n/blog/feed.xml\n  Content-Type: application/rss+xml\n  X-A: c\n',
  'ruled/_redirects': '/blog/old /blog/ 301\n',
  'faulty/index.html': 'index',
  'faulty/_headers': 'X-A: b',
  'secret.txt': 'secret',
}

let dir = ''
const servers: Server[] = []

async function serve(basePath: string, folder = 'site', host?: HostName): Promise<number> {
  const server = createPreviewServer({ dir: path.join(dir, folder), basePath, host })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return address && typeof address === 'object' ? address.port : 0
}

type Answer = { status: number | undefined; headers: IncomingHttpHeaders; bytes: Buffer }

/** Asks for a path with headers, both as they are written: `fetch` would tidy them up first. */
function askRaw(port: number, asked: string, headers: OutgoingHttpHeaders = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path: asked, method, headers }, async (response) => {
      const chunks: Buffer[] = []
      for await (const chunk of response) chunks.push(chunk)
      resolve({ status: response.statusCode, headers: response.headers, bytes: Buffer.concat(chunks) })
    })
      .on('error', reject)
      .end()
  })
}

async function ask(port: number, asked: string, method = 'GET') {
  const { status, headers, bytes } = await askRaw(port, asked, {}, method)
  return { status, type: headers['content-type'], location: headers.location, body: bytes.toString() }
}

beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'galley-'))
  for (const [file, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(dir, file)), { recursive: true })
    await writeFile(path.join(dir, file), text)
  }
})

afterAll(() => {
  for (const server of servers) server.close()
})

describe('the preview', () => {
  let port = 0
  beforeAll(async () => {
    port = await serve('')
  })

  it.each([
    ['/', 'index'],
    ['/posts/a/', 'a'],
    ['/posts/a/?from=feed', 'a'],
    ['/posts/a/index.html', 'a'],
    ['/a.html', 'old'],
    ['/tags/%E7%BD%91%E7%BB%9C/', 'network'],
    ['/tags/a%20b/', 'space'],
  ])('serves %s', async (asked, body) => {
    expect(await ask(port, asked)).toMatchObject({ status: 200, body, type: 'text/html; charset=utf-8' })
  })

  it.each([
    ['/posts/a', '/posts/a/'],
    ['/posts/a?from=feed', '/posts/a/?from=feed'],
    ['/tags/%E7%BD%91%E7%BB%9C', '/tags/%E7%BD%91%E7%BB%9C/'],
  ])('sends %s on to its folder', async (asked, location) => {
    expect(await ask(port, asked)).toMatchObject({ status: 308, location })
  })

  it.each([
    '/nothing',
    '/nothing/',
    '/a.txt/',
    '/empty',
    '/empty/',
    '/posts//a/',
    '/%',
    '/%ff',
    '/a.txt%00',
    '/a?/../b',
  ])('answers %s with the page for what is not there', async (asked) => {
    expect(await ask(port, asked)).toMatchObject({ status: 404, body: 'not here', type: 'text/html; charset=utf-8' })
  })

  it.each([
    '/../secret.txt',
    '/posts/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/..%5csecret.txt',
    '/posts/..%2f..%2fsecret.txt',
    '//secret.txt',
    '/./index.html',
  ])('does not leave its folder for %s', async (asked) => {
    expect(await ask(port, asked)).toMatchObject({ status: 404, body: 'not here' })
  })

  it.each([
    ['/feed.xml', 'application/rss+xml; charset=utf-8'],
    ['/atom.xml', 'application/atom+xml; charset=utf-8'],
    ['/feed.json', 'application/feed+json'],
    ['/search.json', 'application/json'],
    ['/sitemap.xml', 'application/xml; charset=utf-8'],
    ['/manifest.webmanifest', 'application/manifest+json'],
    ['/a.md', 'text/markdown; charset=utf-8'],
    ['/a.txt', 'text/plain; charset=utf-8'],
    ['/a.css', 'text/css; charset=utf-8'],
    ['/a.js', 'text/javascript; charset=utf-8'],
    ['/a.svg', 'image/svg+xml'],
    ['/a.avif', 'image/avif'],
    ['/a.png', 'image/png'],
    ['/CNAME', 'application/octet-stream'],
  ])('gives %s the type %s', async (asked, type) => {
    expect(await ask(port, asked)).toMatchObject({ status: 200, type })
  })

  it.each(['/', '/feed.xml', '/feed.json', '/manifest.webmanifest', '/a.txt', '/a.js', '/a.svg'])(
    'packs %s for those who can unpack it',
    async (asked) => {
      const address = `http://127.0.0.1:${port}${asked}`
      const packed = await fetch(address, { headers: { 'accept-encoding': 'gzip, deflate, br' } })
      const plain = await fetch(address, { headers: { 'accept-encoding': 'gzip, deflate' } })
      expect([packed, plain].map(({ headers }) => headers.get('content-encoding'))).toEqual(['br', null])
      expect(await packed.text()).toBe(await plain.text())
    },
  )

  it('does not pack what is packed', async () => {
    const { headers } = await fetch(`http://127.0.0.1:${port}/a.avif`, { headers: { 'accept-encoding': 'br' } })
    expect(headers.get('content-encoding')).toBe(null)
  })

  it('answers HEAD as GET, without a body', async () => {
    expect(await ask(port, '/posts/a/', 'HEAD')).toMatchObject({ status: 200, body: '' })
    expect(await ask(port, '/nothing', 'HEAD')).toMatchObject({ status: 404, body: '' })
  })

  it('takes nothing', async () => {
    expect(await ask(port, '/', 'POST')).toMatchObject({ status: 405 })
  })

  it('answers plainly if the site has no page for what is not there', async () => {
    expect(await ask(await serve('', 'site/posts'), '/nothing')).toMatchObject({ status: 404, body: 'Not found\n' })
  })
})

describe('the preview, asked for what a client has already,', () => {
  let port = 0
  const text = { 'accept-encoding': 'br' }
  beforeAll(async () => {
    port = await serve('')
  })
  const getTag = async (asked: string, headers = {}) => (await askRaw(port, asked, headers)).headers.etag ?? 'none'

  it('tags each file by what it sends, and not by its time', async () => {
    const tag = await getTag('/a.txt')
    expect(tag).toMatch(/^"[\w-]{22}"$/)
    await utimes(path.join(dir, 'site/a.txt'), 1, 1)
    expect(await getTag('/a.txt')).toBe(tag)
    expect(await getTag('/feed.xml')).not.toBe(tag)
    expect(await getTag('/a.txt', text)).toBe(`${tag.slice(0, -1)}-br"`)
  })

  it.each([(tag: string) => tag, (tag: string) => `W/${tag}`, (tag: string) => `"x", ${tag}`, () => '*'])(
    'says that it is the same, and sends no body: %#',
    async (write) => {
      const tag = await getTag('/a.txt', text)
      for (const method of ['GET', 'HEAD']) {
        const headers = { ...text, 'if-none-match': write(tag) }
        const { status, headers: sent, bytes } = await askRaw(port, '/a.txt', headers, method)
        expect([status, bytes.length]).toEqual([304, 0])
        expect(sent).toMatchObject({ etag: tag, vary: 'Accept-Encoding', 'cache-control': expect.any(String) })
        expect(Object.keys(sent)).not.toEqual(expect.arrayContaining(['content-type']))
      }
    },
  )

  it('sends it if it is another, or in another encoding', async () => {
    const tag = await getTag('/a.txt')
    expect(await askRaw(port, '/a.txt', { 'if-none-match': '"x"' })).toMatchObject({ status: 200 })
    expect(await askRaw(port, '/a.txt', { ...text, 'if-none-match': tag })).toMatchObject({ status: 200 })
  })

  it('sends the page for what is not there each time', async () => {
    const { status, headers } = await askRaw(port, '/nothing', { 'if-none-match': '*' })
    expect([status, headers.etag, headers.vary]).toEqual([404, undefined, 'Accept-Encoding'])
  })
})

describe('the preview, asked for a part,', () => {
  let port = 0
  beforeAll(async () => {
    port = await serve('')
  })
  // The file holds six bytes: "# Head".
  const askPart = async (range: string, headers = {}, method = 'GET') => {
    const { status, headers: sent, bytes } = await askRaw(port, '/part.md', { range, ...headers }, method)
    return [status, bytes.toString(), sent['content-range']]
  }

  it.each([
    ['bytes=0-2', '# H', 'bytes 0-2/6'],
    ['bytes=2-', 'Head', 'bytes 2-5/6'],
    ['bytes=-2', 'ad', 'bytes 4-5/6'],
    ['bytes=4-99999999999999999999', 'ad', 'bytes 4-5/6'],
    ['bytes=-99', '# Head', 'bytes 0-5/6'],
    ['Bytes=5-5', 'd', 'bytes 5-5/6'],
  ])('sends %s', async (range, body, sent) => {
    expect(await askPart(range)).toEqual([206, body, sent])
  })

  it.each(['bytes=6-', 'bytes=99-100', 'bytes=-0'])('says how long the file is at %s', async (range) => {
    expect(await askPart(range)).toEqual([416, '', 'bytes */6'])
  })

  it.each(['bytes=3-1', 'bytes=-', 'bytes=a-b', 'lines=1-2', 'bytes=0-1,3-4', 'bytes', 'bytes=1-2-3'])(
    'sends all at %s, which is no single range',
    async (range) => {
      expect(await askPart(range)).toEqual([200, '# Head', undefined])
    },
  )

  it('sends all if the part is of another version', async () => {
    const tag = (await askRaw(port, '/part.md')).headers.etag ?? ''
    expect(await askPart('bytes=0-0', { 'if-range': tag })).toEqual([206, '#', 'bytes 0-0/6'])
    for (const other of ['"x"', `W/${tag}`, 'Fri, 31 Dec 2999 23:59:59 GMT']) {
      expect(await askPart('bytes=0-0', { 'if-range': other })).toEqual([200, '# Head', undefined])
    }
  })

  it('says so, and sends no part of what is not there or of a head', async () => {
    expect((await askRaw(port, '/part.md')).headers['accept-ranges']).toBe('bytes')
    expect(await askPart('bytes=0-0', {}, 'HEAD')).toEqual([200, '', undefined])
    expect(await askRaw(port, '/nothing', { range: 'bytes=0-0' })).toMatchObject({ status: 404 })
  })

  it('gives back the whole in parts, of any size and in each encoding', async () => {
    const property = fc.asyncProperty(
      fc.integer({ min: 1, max: 9 }),
      fc.constantFrom('br', 'identity'),
      async (size, name) => {
        const whole = await askRaw(port, '/part.md', { 'accept-encoding': name })
        const parts: Buffer[] = []
        for (let at = 0; at < whole.bytes.length; at += size) {
          const headers = {
            'accept-encoding': name,
            range: `bytes=${at}-${at + size - 1}`,
            'if-range': whole.headers.etag,
          }
          parts.push((await askRaw(port, '/part.md', headers)).bytes)
        }
        expect(Buffer.concat(parts)).toEqual(whole.bytes)
      },
    )
    await fc.assert(property, { seed: 18, numRuns: 20 })
  })
})

describe('the preview, asked for an encoding,', () => {
  let port = 0
  beforeAll(async () => {
    port = await serve('')
  })

  it.each([
    ['br', 'br'],
    ['gzip, deflate, br', 'br'],
    ['BR;Q=1', 'br'],
    ['*', 'br'],
    ['br;q=0.001', 'br'],
    ['br;q=0', undefined],
    ['br; q=0.000, gzip', undefined],
    ['*;q=0.5, br;q=0', undefined],
    ['gzip', undefined],
    ['', undefined],
    ['identity, br;q=0.5', undefined],
    ['identity;q=0, br', 'br'],
    ['brotli, xbr, br-x', undefined],
    ['br;q=nonsense', undefined],
  ])('obeys "%s"', async (accepted, encoding) => {
    const { status, headers, bytes } = await askRaw(port, '/a.md', { 'accept-encoding': accepted })
    expect([status, headers['content-encoding'], headers.vary]).toEqual([200, encoding, 'Accept-Encoding'])
    expect(String(encoding ? brotliDecompressSync(bytes) : bytes)).toBe('# A')
  })

  it.each(['identity;q=0', '*;q=0', 'gzip, *;q=0', 'br;q=0, identity;q=0'])(
    'says that it has none that "%s" takes',
    async (accepted) => {
      const { status, headers } = await askRaw(port, '/a.md', { 'accept-encoding': accepted })
      expect([status, headers.vary]).toEqual([406, 'Accept-Encoding'])
    },
  )

  it('says nothing of encodings where there is only one', async () => {
    expect((await askRaw(port, '/a.avif', { 'accept-encoding': 'br' })).headers.vary).toBe(undefined)
  })

  it('answers a head with the length of what it would send', async () => {
    for (const name of ['br', 'identity']) {
      const [head, page] = await Promise.all(
        ['HEAD', 'GET'].map((method) => askRaw(port, '/a.md', { 'accept-encoding': name }, method)),
      )
      expect({ ...head?.headers, date: '' }).toEqual({ ...page?.headers, date: '' })
      expect(head?.headers['content-length']).toBe(String(page?.bytes.length))
    }
  })
})

describe('the preview, reached by a detour,', () => {
  it.each(['galley.example', 'localhost.evil.example', '127.0.0.1.evil.example:3000', '[::1]x'])(
    'shows nothing to a page of %j that has its own name lead here',
    async (host) => {
      const port = await serve('')
      expect(await askRaw(port, '/', { host })).toMatchObject({ status: 403 })
    },
  )

  it.each(['localhost', 'LOCALHOST:1', '127.0.0.1', '[::1]:3000'])('answers at %s', async (host) => {
    expect(await askRaw(await serve(''), '/', { host })).toMatchObject({ status: 200 })
  })

  it('follows no link out of its folder, and any within', async () => {
    await symlink(path.join(dir, 'secret.txt'), path.join(dir, 'site/out.txt'))
    await symlink('..', path.join(dir, 'site/up'))
    await symlink('a.txt', path.join(dir, 'site/in.txt'))
    await symlink('site', path.join(dir, 'linked'))
    const port = await serve('')
    expect(await ask(port, '/out.txt')).toMatchObject({ status: 404, body: 'not here' })
    expect(await ask(port, '/up/secret.txt')).toMatchObject({ status: 404, body: 'not here' })
    expect(await ask(port, '/in.txt')).toMatchObject({ status: 200, body: 'é' })
    expect(await ask(await serve('', 'linked'), '/a.txt')).toMatchObject({ status: 200 })
  })
})

describe('the preview under a base path', () => {
  let port = 0
  beforeAll(async () => {
    port = await serve('/blog')
  })

  it('serves the site there', async () => {
    expect(await ask(port, '/blog/')).toMatchObject({ status: 200, body: 'index' })
    expect(await ask(port, '/blog/posts/a/')).toMatchObject({ status: 200, body: 'a' })
    expect(await ask(port, '/blog/posts/a')).toMatchObject({ status: 308, location: '/blog/posts/a/' })
  })

  it('sends the root on to it', async () => {
    expect(await ask(port, '/')).toMatchObject({ status: 308, location: '/blog/' })
    expect(await ask(port, '/blog?a')).toMatchObject({ status: 308, location: '/blog/?a' })
  })

  it.each(['/posts/a/', '/feed.xml', '/blogger/', '/blog/nothing'])('has nothing at %s', async (asked) => {
    expect(await ask(port, asked)).toMatchObject({ status: 404, body: 'not here' })
  })
})

describe('the preview of a host', () => {
  const askFor = async (pathname: string, host?: HostName) => {
    const port = await serve('/blog', 'ruled', host)
    return fetch(`http://127.0.0.1:${port}${pathname}`, { redirect: 'manual' })
  }

  it.each(['cloudflare', 'netlify', undefined] as const)('obeys the headers of the site on %s', async (host) => {
    expect((await askFor('/blog/', host)).headers.get('x-a')).toBe('b')
    expect((await askFor('/blog/nothing', host)).headers.get('x-a')).toBe('b')
    const { headers } = await askFor('/blog/feed.xml', host)
    expect([headers.get('x-a'), headers.get('content-type')]).toEqual(['b, c', 'application/rss+xml'])
    expect((await askFor('/blog/_headers', host)).status).toBe(404)
  })

  it('knows no headers and redirects on github', async () => {
    const { headers } = await askFor('/blog/feed.xml', 'github')
    expect([headers.get('x-a'), headers.get('cache-control')]).toEqual([null, 'max-age=600'])
    expect(headers.get('content-type')).toBe('application/xml; charset=utf-8')
    expect((await askFor('/blog/old', 'github')).status).toBe(404)
  })

  it('keeps what is behind the question mark in a redirect', async () => {
    expect((await askFor('/blog/old?a=b', 'netlify')).headers.get('location')).toBe('/blog/?a=b')
  })

  it('says which line a host would not take', async () => {
    expect(await ask(await serve('', 'faulty', 'cloudflare'), '/')).toMatchObject({
      status: 500,
      body: '_headers:1: A header must be below its path.\n',
    })
  })
})

import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { request, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { HostName } from '@/lib/preview/hosts'
import { createPreviewServer } from '@/lib/preview/server'

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

/** Asks for a path as it is written: `fetch` would tidy it up first. */
function ask(port: number, asked: string, method = 'GET') {
  type Answer = { status: number | undefined; type: string | undefined; location: string | undefined; body: string }
  return new Promise<Answer>((resolve, reject) => {
    request({ host: '127.0.0.1', port, path: asked, method }, async (response) => {
      const { 'content-type': type, location } = response.headers
      response.setEncoding('utf8')
      let body = ''
      for await (const chunk of response) body += chunk
      resolve({ status: response.statusCode, type, location, body })
    })
      .on('error', reject)
      .end()
  })
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
      body: '_headers:1: A header stands below the path that it is for.\n',
    })
  })
})

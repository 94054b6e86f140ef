import { spawnSync } from 'node:child_process'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { type HostName, hosts } from '../../../lib/galley/cli/preview/hosts'
import { createPreviewServer } from '../../../lib/galley/cli/preview/server'
import { createNginxFile } from '../../../lib/galley/outputs/hosts/nginx-file'
import { listFiles } from '../../support/files'
import type { Site } from '../../support/pages'
import { startNginx } from '../support/nginx'
import { crawl, readRedirects, type Served } from './crawl'
import { blog, code, world } from './sites'

const names = [...Object.keys(hosts), 'nginx']

/** Serves a site as the host does. */
async function serve(site: Site, host: string): Promise<Served> {
  if (!isKnown(host)) return startNginx(site)
  const dir = host === 'github' || !site.basePath ? undefined : await mount(site)
  const server = createPreviewServer(dir ? { dir: path.join(dir, 'site'), basePath: '', host } : { ...site, host })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const origin = `http://127.0.0.1:${address && typeof address === 'object' ? address.port : ''}`
  return {
    origin,
    async stop() {
      server.closeAllConnections()
      server.close()
      if (dir) await rm(dir, { recursive: true })
    },
  }
}

/** Moves a site with a base path into a folder by the commands in the README. */
async function mount(site: Site): Promise<string> {
  const [commands = ''] = /^mkdir site .*?(?=^```)/ms.exec(await readFile('README.md', 'utf8')) ?? []
  const dir = await mkdtemp(path.join(tmpdir(), 'galley-mount-'))
  await cp(site.dir, path.join(dir, 'out'), { recursive: true })
  const { status, stderr } = spawnSync('sh', ['-ec', commands], { cwd: dir, encoding: 'utf8' })
  expect([status, stderr]).toEqual([0, ''])
  return dir
}

function isKnown(host: string): host is HostName {
  return Object.hasOwn(hosts, host)
}

for (const site of [blog, world, code]) {
  for (const host of names) {
    test.describe(`on ${host}, the site "${site.name}" at ${site.basePath || '/'}`, () => {
      let served: Served
      const ask = (pathname: string) => fetch(served.origin + pathname, { redirect: 'manual' })

      test.beforeAll(async () => {
        served = await serve(site, host)
      })
      test.afterAll(() => served.stop())

      test('has everything that its pages, feeds and lists link to, with the right type', async () => {
        const { faults, counts } = await crawl(site, served.origin, host)
        console.log(`${host} ${site.basePath || '/'}: ${counts}`)
        expect(faults).toEqual([])
      })

      test('redirects every old address', async () => {
        const redirects = await readRedirects(site)
        for (const { from, to } of redirects) {
          const response = await ask(from)
          if (host === 'github') {
            expect(response.status, from).toBe(200)
            expect(await response.text(), from).toContain(`content="0; url=${to}"`)
          } else {
            expect([response.status, response.headers.get('location')], from).toEqual([301, to])
          }
          expect((await ask(to)).status, to).toBe(200)
        }
        expect(redirects.length).toBeGreaterThan(3)
      })

      test('answers 404 with a page for an unknown address', async () => {
        for (const pathname of ['/nothing/', '/nothing', '/nothing.html', '/posts/nothing/', '/posts/']) {
          const response = await ask(`${site.basePath}${pathname}`)
          expect([response.status, response.headers.get('content-type')], pathname).toEqual([
            404,
            'text/html; charset=utf-8',
          ])
          expect(await response.text(), pathname).toContain('<h1')
        }
      })

      if (host === 'github') return

      test('caches files with a hash in their name for ever, and revalidates all others', async () => {
        let kept = 0
        for (const file of await listFiles(site.dir)) {
          if (/(?:\.html|^[._][^/]*)$/.test(file)) continue
          const response = await ask(`${site.basePath}/${file.split('/').map(encodeURIComponent).join('/')}`)
          const isNamed = /^_next\/static\/|[.-][0-9a-f]{8}[.-]|\.pf_\w+$/.test(file)
          const caching = response.headers.get('cache-control')?.replaceAll(', ', ',')
          expect(caching, file).toBe(`public,max-age=${isNamed ? '31536000,immutable' : '0,must-revalidate'}`)
          if (isNamed) kept++
        }
        expect(kept).toBeGreaterThan(20)
      })

      test('sends every kind of response with its security headers', async () => {
        for (const pathname of ['/', '/nothing/', '/feed.xml', '/icon.svg']) {
          const { headers } = await ask(`${site.basePath}${pathname}`)
          const policy = headers.get('content-security-policy')
          expect(policy, pathname).toMatch(/(?=.*frame-ancestors 'none')(?=.*object-src 'none')(?=.*base-uri 'none')/)
          expect(Object.fromEntries(headers), pathname).toMatchObject({
            'cross-origin-opener-policy': 'same-origin',
            'permissions-policy': expect.stringContaining('camera=()'),
            'referrer-policy': 'strict-origin-when-cross-origin',
            'strict-transport-security': 'max-age=31536000',
            'x-content-type-options': 'nosniff',
          })
        }
      })

      test('opens every drawing in a sandbox that loads nothing', async () => {
        const drawings = (await listFiles(site.dir)).filter((file) => file.endsWith('.svg'))
        expect(drawings.length).toBeGreaterThan(1)
        for (const file of drawings) {
          const { headers } = await ask(`${site.basePath}/${file.split('/').map(encodeURIComponent).join('/')}`)
          const directives = headers.get('content-security-policy')?.split(/[;,] /)
          expect(directives, file).toEqual(
            expect.arrayContaining(["default-src 'none'", "style-src 'unsafe-inline'", 'sandbox']),
          )
          expect(headers.get('content-type'), file).toBe('image/svg+xml')
        }
      })

      test('does not serve its configuration files', async () => {
        for (const file of ['_headers', '_redirects', ...(host === 'nginx' ? ['.nginx.conf'] : [])]) {
          expect((await ask(`${site.basePath}/${file}`)).status, file).toBe(404)
        }
      })
    })
  }
}

test('nginx redirects old addresses with any characters in them', async () => {
  const dir = await mkdtemp(path.join(tmpdir(), 'galley-signs-'))
  const names = [
    '/";}.html',
    '/$uri/a.html',
    "/a'b/",
    '/{x}.html',
    '/网/`.html',
    '/a%25b.html',
    '/a%20b/',
    '/~a;b.html',
  ]
  const redirects = names.map((name, index) => ({ from: new URL(name, blog.origin).pathname, to: `/posts/${index}/` }))
  await writeFile(path.join(dir, '.nginx.conf'), createNginxFile(['index.html'], [], redirects))
  const { origin, stop } = await startNginx({ dir, basePath: '' })
  for (const { from, to } of redirects) {
    const response = await fetch(origin + from, { redirect: 'manual' })
    expect([response.status, response.headers.get('location')], from).toEqual([301, to])
  }
  await stop()
  await rm(dir, { recursive: true })
})

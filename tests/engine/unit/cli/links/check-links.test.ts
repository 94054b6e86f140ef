import { spawnSync } from 'node:child_process'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { checkLink, type RequestOptions } from '@/lib/galley/cli/links/check-link'
import { checkLinks, type LinkCache } from '@/lib/galley/cli/links/check-links'
import { readLinkCache, writeLinkCache } from '@/lib/galley/cli/links/memory'
import { formatLinks } from '@/lib/galley/cli/links/report'

type Answer = (request: IncomingMessage, response: ServerResponse) => void

const servers: { close(): unknown; closeAllConnections(): void }[] = []
afterAll(() => {
  for (const server of servers) {
    server.closeAllConnections()
    server.close()
  }
})

/** A host that answers so, and what it was asked. */
async function listen(answer: Answer): Promise<{ origin: string; asked: string[]; agents: Set<string | undefined> }> {
  const asked: string[] = []
  const agents = new Set<string | undefined>()
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`)
    agents.add(request.headers['user-agent'])
    answer(request, response)
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (!address || typeof address === 'string') throw new Error('The server has no port.')
  return { origin: `http://127.0.0.1:${address.port}`, asked, agents }
}

const status =
  (code: number, headers = {}): Answer =>
  (_, response) =>
    void response.writeHead(code, headers).end()

/** Nobody waits here: the pauses are only noted down. */
function createOptions(timeout = 60_000): RequestOptions & { pauses: number[] } {
  const pauses: number[] = []
  return {
    userAgent: 'Test (+https://notes.example/)',
    timeout,
    pauses,
    sleep: async (time) => void pauses.push(time),
    isAllowed: () => true,
  }
}

describe('a link', () => {
  it('is fine if its head is there, and nothing else is asked for', async () => {
    const { origin, asked, agents } = await listen(status(200))
    expect(await checkLink(`${origin}/a`, createOptions())).toEqual({ state: 'fine', detail: '200' })
    expect(asked).toEqual(['HEAD /a'])
    expect([...agents]).toEqual(['Test (+https://notes.example/)'])
  })

  it('is asked for as a page where its host refuses heads', async () => {
    const { origin, asked } = await listen(({ method }, response) =>
      response.writeHead(method === 'HEAD' ? 405 : 200).end(),
    )
    expect(await checkLink(`${origin}/a`, createOptions())).toMatchObject({ state: 'fine' })
    expect(asked).toEqual(['HEAD /a', 'GET /a'])
  })

  it.each([404, 410])('is dead at a %i', async (code) => {
    const { origin } = await listen(status(code))
    expect(await checkLink(origin, createOptions())).toEqual({ state: 'dead', detail: String(code) })
  })

  it('has moved if it leads on, and tells where to', async () => {
    const { origin } = await listen(({ url }, response) =>
      url === '/new' ? response.end() : response.writeHead(301, { location: '/new' }).end(),
    )
    expect(await checkLink(`${origin}/old`, createOptions())).toEqual({ state: 'moved', detail: `${origin}/new` })
  })

  it('is left open if it leads on to itself', async () => {
    const { origin, asked } = await listen(status(302, { location: '/' }))
    expect(await checkLink(origin, createOptions())).toEqual({ state: 'unsure', detail: 'too many redirects' })
    expect(asked.length).toBeLessThan(200)
  })

  it('is left open where machines are refused', async () => {
    const { origin } = await listen(status(403))
    const options = createOptions()
    expect(await checkLink(origin, options)).toEqual({ state: 'unsure', detail: '403' })
    expect(options.pauses).toEqual([])
  })
})

describe('a host that is busy or away', () => {
  it('is asked again after longer and longer pauses, and then left alone', async () => {
    const { origin, asked } = await listen(status(500))
    const options = createOptions()
    expect(await checkLink(origin, options)).toEqual({ state: 'unsure', detail: '500' })
    expect(options.pauses).toEqual([1000, 4000])
    expect(asked).toEqual(Array.from({ length: 3 }, () => ['HEAD /', 'GET /']).flat())
  })

  it('gets the pause that it asks for', async () => {
    let count = 0
    const { origin, asked } = await listen((request, response) => {
      count++
      status(count === 1 ? 429 : 200, { 'retry-after': '7' })(request, response)
    })
    const options = createOptions()
    expect(await checkLink(origin, options)).toMatchObject({ state: 'fine' })
    expect(options.pauses).toEqual([7000])
    expect(asked).toEqual(['HEAD /', 'HEAD /'])
  })

  it('is not hurried by what it asks for', async () => {
    for (const time of ['0', 'soon', 'Thu, 01 Jan 1970 00:00:00 GMT']) {
      const { origin } = await listen(status(429, { 'retry-after': time }))
      const options = createOptions()
      await checkLink(origin, options)
      expect(options.pauses).toEqual([1000, 4000])
    }
  })

  it.each(['3600', 'Fri, 31 Dec 2999 23:59:59 GMT'])('is left alone if it asks for %s', async (time) => {
    const { origin, asked } = await listen(status(503, { 'retry-after': time }))
    const options = createOptions()
    expect(await checkLink(origin, options)).toEqual({ state: 'unsure', detail: '503' })
    expect({ asked, pauses: options.pauses }).toEqual({ asked: ['HEAD /'], pauses: [] })
  })

  it('is left open if it closes the door or never answers', async () => {
    const { origin } = await listen((request) => void request.socket.destroy())
    expect(await checkLink(origin, createOptions())).toMatchObject({ state: 'unsure' })
    const silent = await listen(() => undefined)
    expect(await checkLink(silent.origin, createOptions(20))).toEqual({ state: 'unsure', detail: 'timed out' })
  })
})

describe('many links', () => {
  const now = Date.parse('2024-03-01T00:00:00Z')
  const day = 24 * 60 * 60 * 1000

  it('are asked for one after the other at each host, with a pause between', async () => {
    let open = 0
    let most = 0
    const { origin, asked } = await listen((_, response) => {
      most = Math.max(most, ++open)
      setImmediate(() => {
        open--
        response.end()
      })
    })
    const options = createOptions()
    const urls = ['/a', '/b', '/c'].map((address) => origin + address)
    const found = await checkLinks(urls, new Map(), now, options)
    expect([...found]).toEqual(urls.map((url) => [url, { state: 'fine', detail: '200', checked: now }]))
    expect(asked).toEqual(['HEAD /a', 'HEAD /b', 'HEAD /c'])
    expect({ most, pauses: options.pauses }).toEqual({ most: 1, pauses: [1000, 1000] })
  })

  it('are reused for a while, and forgotten when no page names them', async () => {
    const { origin, asked } = await listen(status(200))
    const remember = (checked: number) => ({ state: 'fine' as const, detail: '200', checked })
    const cache: LinkCache = new Map([
      [`${origin}/new`, remember(now - 13 * day)],
      [`${origin}/old`, remember(now - 15 * day)],
      [`${origin}/unused`, remember(now)],
    ])
    const found = await checkLinks([`${origin}/new`, `${origin}/old`], cache, now, createOptions())
    expect(asked).toEqual(['HEAD /old'])
    expect([...found.values()].map(({ checked }) => checked)).toEqual([now - 13 * day, now])
  })

  it('are remembered if they led somewhere', async () => {
    const file = path.join(await mkdtemp(path.join(tmpdir(), 'galley-')), 'cache', 'links.json')
    expect(await readLinkCache(file)).toEqual(new Map())
    const verdict = { detail: '', checked: now }
    await writeLinkCache(
      file,
      new Map([
        ['https://a.example/', { ...verdict, state: 'fine' }],
        ['https://b.example/', { ...verdict, state: 'dead' }],
      ]),
    )
    expect(await readLinkCache(file)).toEqual(new Map([['https://a.example/', { ...verdict, state: 'fine' }]]))
    await writeFile(file, '{"https://a.example/": 1}')
    expect(await readLinkCache(file)).toEqual(new Map())
  })

  it('are reported with their pages, the worst first', () => {
    const cache: LinkCache = new Map([
      ['https://a.example/', { state: 'fine', detail: '200', checked: now }],
      ['https://b.example/', { state: 'moved', detail: 'https://b.example/new', checked: now }],
      ['https://c.example/', { state: 'dead', detail: '404', checked: now }],
    ])
    const places = new Map([...cache.keys()].map((url) => [url, ['/', '/a/', '/b/', '/c/']]))
    expect(formatLinks(cache, places)).toBe(
      [
        'dead',
        '  https://c.example/',
        '    404; on /, /a/, /b/ and 1 more',
        '',
        'moved: replace with the new address',
        '  https://b.example/',
        '    https://b.example/new; on /, /a/, /b/ and 1 more',
        '',
        '3 links checked: 1 dead, 0 unsure, 1 moved',
      ].join('\n'),
    )
  })
})

describe('npm run links', () => {
  it.each([
    [['--what'], "Unknown option '--what'"],
    [[], 'Folder "'],
  ])('fails at %j, since it is used wrongly', (args, message) => {
    const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'lib/galley/cli/links.ts', ...args], {
      env: { ...process.env, OUT_DIR: path.join(tmpdir(), 'galley-none') },
      encoding: 'utf8',
    })
    expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringContaining(message) })
  })
})

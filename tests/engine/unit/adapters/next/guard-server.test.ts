import http from 'node:http'
import { connect } from 'node:net'
import { networkInterfaces } from 'node:os'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { guardServer, guardServers } from '@/lib/galley/adapters/next/guard-server'

let server: http.Server
let port: number

beforeAll(async () => {
  server = http.createServer((_, response) => response.end('a draft'))
  server.on('upgrade', (_, socket) => socket.end('HTTP/1.1 101 Switching Protocols\r\n\r\na draft'))
  port = await listen(server, '127.0.0.1')
  guardServer(server, ['phone.example', '*.lan.example', '192.0.2.7'])
})

afterAll(() => void server.close())

function listen(server: http.Server, host: string): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, host, () => {
      const address = server.address()
      resolve(address && typeof address === 'object' ? address.port : 0)
    })
  })
}

/** What the server answers to a request, byte by byte. */
function ask(host: string | undefined, more = '', to = { port, host: '127.0.0.1' }): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(to)
    let answer = ''
    socket.on('data', (data) => (answer += data)).on('error', reject)
    socket.on('close', () => resolve(answer))
    const lines = ['GET / HTTP/1.0', ...(host === undefined ? [] : [`Host: ${host}`]), ...(more ? [more] : [])]
    socket.write(`${lines.join('\r\n')}\r\n\r\n`)
  })
}

const upgrade = 'Connection: Upgrade\r\nUpgrade: websocket'

describe('the server of next dev', () => {
  it.each(['localhost', 'localhost:3000', 'LOCALHOST', '127.0.0.1', '127.0.0.1:1', '[::1]:3000', 'blog.localhost'])(
    'answers this machine as %s',
    async (host) => {
      expect(await ask(host)).toContain('a draft')
      expect(await ask(host, upgrade)).toContain('a draft')
    },
  )

  it.each(['phone.example', 'phone.example:3000', 'a.lan.example', '192.0.2.7:3000'])(
    'answers under %s, which next.config.mjs names',
    async (host) => {
      expect(await ask(host)).toContain('a draft')
    },
  )

  it.each([
    'evil.example',
    'evil.example:3000',
    'localhost.evil.example',
    'evillocalhost',
    'localhost.',
    '127.0.0.1.evil.example',
    '127.0.0.2',
    '0.0.0.0',
    '0',
    '[::]',
    '[::ffff:127.0.0.1]',
    'lan.example',
    'phone.example.evil',
    'user@localhost',
    'localhost, evil.example',
    '',
    undefined,
  ])('refuses pages and updates under %j, and says what to do', async (host) => {
    for (const more of ['', upgrade]) {
      const answer = await ask(host, more)
      expect(answer).toMatch(/^HTTP\/1\.1 403 /)
      expect(answer).toContain('write allowedDevOrigins: [')
      expect(answer).not.toContain('a draft')
    }
  })

  it('answers under no other name', async () => {
    const name = fc.oneof(
      fc.domain(),
      fc.ipV4(),
      fc.ipV6().map((address) => `[${address}]`),
    )
    const isOther = (host: string) => !/^(?:(?:.+\.)?localhost|127\.0\.0\.1|\[::1\])$/i.test(host)
    await fc.assert(
      fc.asyncProperty(name.filter(isOther), async (host) => {
        expect(await ask(host)).toMatch(/^HTTP\/1\.1 403 /)
      }),
      { seed: 20, numRuns: 200 },
    )
  })

  it('does not answer another machine that calls it localhost', async () => {
    const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? [])
    const outer = addresses.find(({ internal, family }) => !internal && family === 'IPv4')?.address
    const open = http.createServer((_, response) => response.end('a draft'))
    const port = await listen(open, outer ?? '127.0.0.1')
    guardServer(open, [])
    // Where there is no network, a request is given the address that it would have.
    if (!outer)
      open.prependListener('connection', (socket) =>
        Object.defineProperty(socket, 'remoteAddress', { value: '192.0.2.1' }),
      )
    const answer = await ask('localhost', '', { port, host: outer ?? '127.0.0.1' })
    open.close()
    expect(answer).toMatch(/^HTTP\/1\.1 403 /)
  })

  it('is found among what its process listens to, and what was asked before is not answered', async () => {
    const early = http.createServer(() => {})
    const port = await listen(early, '127.0.0.1')
    const waiting = ask('evil.example', '', { port, host: '127.0.0.1' }).catch(() => '')
    await new Promise((resolve) => early.once('request', resolve))
    guardServers([])
    expect(await waiting).toBe('')
    expect(await ask('evil.example', '', { port, host: '127.0.0.1' })).toContain('403')
    early.close()
  })
})

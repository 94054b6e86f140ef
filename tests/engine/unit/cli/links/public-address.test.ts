import { createServer } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkLink } from '@/lib/galley/cli/links/check-link'
import { isPublicAddress } from '@/lib/galley/cli/links/public-address'

describe('an address of the internet', () => {
  it.each(['1.1.1.1', '93.184.215.14', '172.15.255.255', '172.32.0.0', '2606:4700::1111', '2a00:1450:4001::200e'])(
    'is %s',
    (address) => expect(isPublicAddress(address)).toBe(true),
  )

  it.each([
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '127.0.0.1',
    '127.255.255.254',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    '2001:db8::1',
    'fd00::1',
    'fe80::1%eth0',
    'ff02::1',
    'localhost',
    '',
  ])('is not %s', (address) => expect(isPublicAddress(address)).toBe(false))
})

describe('a link into the network that the check runs in', () => {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    const [, to] = /^\/to\?(.*)$/.exec(request.url ?? '') ?? []
    if (to === undefined) response.end()
    else response.writeHead(302, { location: decodeURIComponent(to) }).end()
  })
  let port = 0
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    port = address && typeof address === 'object' ? address.port : 0
  })
  afterAll(() => void server.close())

  const pauses: number[] = []
  const check = (url: string, isAllowed = isPublicAddress) => {
    asked.length = 0
    const sleep = async (time: number) => void pauses.push(time)
    return checkLink(url, { userAgent: 'Test', timeout: 10_000, sleep, isAllowed })
  }

  it.each(['127.0.0.1', 'localhost', '2130706433', '0x7f.1', '[::1]', '[::ffff:127.0.0.1]', '0'])(
    'is not asked as %s',
    async (host) => {
      const verdict = await check(`http://${host}:${port}/secret`)
      expect(verdict).toEqual({
        state: 'unsure',
        detail: expect.stringMatching(/ is not a public address and was not requested$/),
      })
      expect({ asked, pauses }).toEqual({ asked: [], pauses: [] })
    },
  )

  it('is not asked where a page of the internet leads on to it', async () => {
    // One address of this machine is taken for the internet.
    const isAllowed = (address: string) => address === '127.0.0.1'
    for (const to of [`http://127.0.0.2:${port}/secret`, 'file:///etc/passwd', 'ftp://127.0.0.1/', 'http://[::1]/']) {
      const verdict = await check(`http://127.0.0.1:${port}/to?${encodeURIComponent(to)}`, isAllowed)
      expect(verdict).toMatchObject({ state: 'unsure', detail: expect.stringContaining('was not requested') })
      expect(asked.filter((address) => !address.startsWith('/to?'))).toEqual([])
    }
    expect(await check(`http://127.0.0.1:${port}/to?/there`, isAllowed)).toMatchObject({ state: 'moved' })
  })
})

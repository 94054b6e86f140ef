import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encodeOption121, formatHex, parseRoutes } from '@/components/islands/dhcp-option-121'

const GATEWAY = [192, 0, 2, 1]

/** The routes of a text that must have no fault. */
function routesOf(text: string) {
  const lines = parseRoutes(text)
  expect(lines.filter((line) => 'message' in line)).toEqual([])
  return lines.filter((line) => 'gateway' in line)
}

/** The only line of a text, which must be a fault. */
function messageOf(text: string) {
  const [line, ...rest] = parseRoutes(text)
  expect(rest).toEqual([])
  return line && 'message' in line ? line.message : undefined
}

/** RFC 3442 read backwards, by its table of significant octets and not by the formula of the encoder. */
function decode(bytes: Uint8Array) {
  const queue = [...bytes]
  const routes = []
  for (let prefix = queue.shift(); prefix !== undefined; prefix = queue.shift()) {
    const significant = prefix === 0 ? 0 : prefix <= 8 ? 1 : prefix <= 16 ? 2 : prefix <= 24 ? 3 : 4
    const network = [...queue.splice(0, significant), 0, 0, 0, 0].slice(0, 4)
    routes.push({ network, prefix, gateway: queue.splice(0, 4) })
  }
  return routes
}

const octets = fc.array(fc.integer({ min: 0, max: 255 }), { minLength: 4, maxLength: 4 })
const route = fc
  .record({ bits: octets, prefix: fc.integer({ min: 0, max: 32 }), gateway: octets })
  .map(({ bits, prefix, gateway }) => {
    const binary = bits.map((octet) => octet.toString(2).padStart(8, '0')).join('')
    const masked = binary.slice(0, prefix).padEnd(32, '0')
    return { network: [0, 8, 16, 24].map((at) => Number.parseInt(masked.slice(at, at + 8), 2)), prefix, gateway }
  })

describe('encodeOption121', () => {
  it.each([
    ['0.0.0.0/0', '0'],
    ['10.0.0.0/8', '8.10'],
    ['10.0.0.0/24', '24.10.0.0'],
    ['10.17.0.0/16', '16.10.17'],
    ['10.27.129.0/24', '24.10.27.129'],
    ['10.229.0.128/25', '25.10.229.0.128'],
    ['10.198.122.47/32', '32.10.198.122.47'],
  ])('describes the destination %s as %s, like the table in RFC 3442', (network, descriptor) => {
    expect(encodeOption121(routesOf(`${network} via 192.0.2.1`)).join('.')).toBe(`${descriptor}.192.0.2.1`)
  })

  it('writes routes one after another in the order given', () => {
    const bytes = encodeOption121(routesOf('198.51.100.0/24 via 192.0.2.254\ndefault via 192.0.2.1'))
    expect([...bytes]).toEqual([24, 198, 51, 100, 192, 0, 2, 254, 0, 192, 0, 2, 1])
  })

  it('keeps every octet of an option longer than 255', () => {
    const host = (last: number) => ({ network: [198, 51, 100, last], prefix: 32, gateway: GATEWAY })
    expect(encodeOption121(Array.from({ length: 29 }, (_, index) => host(index)))).toHaveLength(261)
  })

  it('is undone by a decoder of RFC 3442', () => {
    fc.assert(
      fc.property(fc.array(route), (routes) => {
        expect(decode(encodeOption121(routes))).toEqual(routes)
      }),
    )
  })

  it('takes 1 + ceil(prefix / 8) + 4 octets a route', () => {
    fc.assert(
      fc.property(fc.array(route), (routes) => {
        const expected = routes.reduce((sum, { prefix }) => sum + 1 + Math.ceil(prefix / 8) + 4, 0)
        expect(encodeOption121(routes)).toHaveLength(expected)
      }),
    )
  })
})

describe('formatHex', () => {
  const bytes = encodeOption121([{ network: [198, 51, 100, 0], prefix: 24, gateway: GATEWAY }])

  it('writes two hexadecimal digits an octet with colons between', () => {
    expect(formatHex(bytes, 'colon-hex')).toBe('18:c6:33:64:c0:00:02:01')
  })

  it('writes decimal octets with commas for isc-dhcp-server', () => {
    expect(formatHex(bytes, 'comma-decimal')).toBe('24, 198, 51, 100, 192, 0, 2, 1')
  })
})

describe('parseRoutes', () => {
  it('reads “default” as 0.0.0.0/0', () => {
    expect(parseRoutes('default via 192.0.2.1')).toEqual([
      { line: 1, network: [0, 0, 0, 0], prefix: 0, gateway: GATEWAY },
    ])
  })

  it('skips blank lines, keeps their numbers, and takes spare space, capitals and any line ending', () => {
    const routes = routesOf('\r\n  Default  VIA\t192.0.2.1 \r\n \n198.51.100.0/24 via 192.0.2.1\r')
    expect(routes.map(({ line }) => line)).toEqual([2, 4])
  })

  it('takes 0.0.0.0 as gateway of a local subnet route', () => {
    expect(routesOf('198.51.100.0/24 via 0.0.0.0')).toHaveLength(1)
  })

  it('takes one network with two gateways', () => {
    expect(routesOf('default via 192.0.2.1\ndefault via 192.0.2.2')).toHaveLength(2)
  })

  it('names the line of a route that is written twice', () => {
    expect(parseRoutes('default via 192.0.2.1\n0.0.0.0/0 via 192.0.2.1')[1]).toEqual({
      line: 2,
      message: 'This route is already on line 1: remove one of the two',
    })
  })

  it('keeps the good lines beside a bad one', () => {
    expect(parseRoutes('nonsense\ndefault via 192.0.2.1').map((line) => 'message' in line)).toEqual([true, false])
  })

  it.each([
    ['198.51.256.0/24 via 192.0.2.1', '256 in 198.51.256.0 is too large: write a number from 0 to 255'],
    ['198.051.100.0/24 via 192.0.2.1', '051 in 198.051.100.0 has a leading zero: write 51'],
    ['198.51.100.0 via 192.0.2.1', '198.51.100.0 has no prefix: write 198.51.100.0/24'],
    ['198.51.100.7 via 192.0.2.1', 'write 198.51.100.7/32'],
    ['0.0.0.0 via 192.0.2.1', 'write 0.0.0.0/0'],
    ['198.51.100.0/33 via 192.0.2.1', '“/33” is not a prefix: write a slash and a number from 0 to 32'],
    ['198.51.100.0/024 via 192.0.2.1', '“/024” is not a prefix'],
    ['198.51.100.0/ via 192.0.2.1', '“/” is not a prefix'],
    ['198.51.100.0/24/8 via 192.0.2.1', '“/24/8” is not a prefix'],
    ['198.51.100.0/255.255.255.0 via 192.0.2.1', '“/255.255.255.0” is not a prefix'],
    ['198.51.100.7/24 via 192.0.2.1', 'write 198.51.100.0/24 for the network, or 198.51.100.7/32 for that one host'],
    ['198.51.100.129/25 via 192.0.2.1', 'write 198.51.100.128/25 for the network'],
    ['198.51.100.0/0 via 192.0.2.1', 'write 0.0.0.0/0 for the network'],
    ['198.51.100.0/24 192.0.2.1', 'After the network comes the word “via”'],
    ['198.51.100.0/24', 'After the network comes the word “via”'],
    ['198.51.100.0/24 via', 'The gateway is missing: write its IPv4 address after “via”'],
    ['198.51.100.0/24 via 192.0.2.1 dev eth0', 'A route ends with its gateway: remove “dev eth0”'],
    ['198.51.100.0/24 via 2001:db8::1', '“2001:db8::1” is not an IPv4 address: write four numbers from 0 to 255'],
    ['198.51.100.0/24 via 192.0.2', '“192.0.2” is not an IPv4 address'],
    ['198.51.100.0/24 via 192.0.2.1/24', '“192.0.2.1/24” is not an IPv4 address'],
    ['198.51.100.0/24 via 192.0.2.-1', '“192.0.2.-1” is not an IPv4 address'],
    ['198.51.100.0/24 via 192.0..1', '“192.0..1” is not an IPv4 address'],
  ])('says of “%s” what to write instead', (text, message) => {
    expect(messageOf(text)).toContain(message)
  })

  it('reads back any route that is written out', () => {
    fc.assert(
      fc.property(route, ({ network, prefix, gateway }) => {
        const text = `${network.join('.')}/${prefix} via ${gateway.join('.')}`
        expect(parseRoutes(text)).toEqual([{ line: 1, network, prefix, gateway }])
      }),
    )
  })

  it('gives one route or fault for every line that is not blank, whatever it is fed', () => {
    const line = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'0129./ via') }))
    fc.assert(
      fc.property(fc.array(line.filter((text) => !/[\r\n]/.test(text))), (texts) => {
        const filled = texts.flatMap((text, index) => (text.trim() === '' ? [] : [index + 1]))
        expect(parseRoutes(texts.join('\n')).map((parsed) => parsed.line)).toEqual(filled)
      }),
    )
  })
})

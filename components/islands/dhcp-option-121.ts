/** The maximum length of a DHCP option in octets; longer data is split into several options of one code (RFC 3396). */
export const MAX_OPTION_OCTETS = 255

export interface Route {
  /** Line of the text, from 1. */
  line: number
  /** Four octets, all zero after `prefix` bits. */
  network: readonly number[]
  /** Width of the subnet mask in bits, 0 to 32. */
  prefix: number
  /** Four octets; 0.0.0.0 means that the network is on the client's link (RFC 3442, Local Subnet Routes). */
  gateway: readonly number[]
}

export interface Fault {
  /** Line of the text, from 1. */
  line: number
  /** The fault and its remedy. */
  message: string
}

/**
 * Parses one route per line: `198.51.100.0/24 via 192.0.2.1` or `default via 192.0.2.1`. Skips blank lines. Returns a route
 * or the first fault of each line, in order. A network may have several gateways, since RFC 3442 does not forbid it; a
 * duplicate route is a fault.
 */
export function parseRoutes(text: string): (Route | Fault)[] {
  const lines: (Route | Fault)[] = []
  const lineOf = new Map<string, number>()
  for (const [index, source] of text.split(/\r\n?|\n/).entries()) {
    if (source.trim() === '') continue
    const line = index + 1
    const route = parseRoute(source)
    if (typeof route === 'string') {
      lines.push({ line, message: route })
      continue
    }
    const key = encodeOption121([route]).join()
    const first = lineOf.get(key)
    if (first === undefined) {
      lineOf.set(key, line)
      lines.push({ line, ...route })
    } else {
      lines.push({ line, message: `This route is already on line ${first}: remove one of the two` })
    }
  }
  return lines
}

/**
 * Returns the data of DHCP option 121, without its code and length octets, as in RFC 3442: for each route the width of the
 * mask, the significant octets of the network, and the four octets of the gateway. The result may be longer than
 * `MAX_OPTION_OCTETS`.
 */
export function encodeOption121(routes: readonly Pick<Route, 'network' | 'prefix' | 'gateway'>[]): Uint8Array {
  return Uint8Array.from(
    routes.flatMap(({ network, prefix, gateway }) => [prefix, ...network.slice(0, Math.ceil(prefix / 8)), ...gateway]),
  )
}

/**
 * Formats octets for DHCP servers: `colon-hex` is `18:c6:33:64`, `comma-decimal` is `24, 198, 51, 100`, which
 * isc-dhcp-server accepts for an `array of integer 8`.
 */
export function formatHex(bytes: Uint8Array, style: 'colon-hex' | 'comma-decimal'): string {
  return style === 'colon-hex'
    ? Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(':')
    : bytes.join(', ')
}

// The functions below return a message if there is a fault.

function parseRoute(source: string): Omit<Route, 'line'> | string {
  // Phone keyboards capitalise the first letter of a line.
  const [destination = '', via, router, ...rest] = source.trim().toLowerCase().split(/\s+/)
  if (via !== 'via') {
    return 'After the network comes the word “via”: write it as in “198.51.100.0/24 via 192.0.2.1”'
  }
  if (router === undefined) {
    return 'The gateway is missing: write its IPv4 address after “via”, as in “via 192.0.2.1”'
  }
  if (rest.length > 0) return `A route ends with its gateway: remove “${rest.join(' ')}”`
  const target = parseNetwork(destination)
  if (typeof target === 'string') return target
  const gateway = parseAddress(router)
  return typeof gateway === 'string' ? gateway : { ...target, gateway }
}

function parseNetwork(text: string): Pick<Route, 'network' | 'prefix'> | string {
  if (text === 'default') return { network: [0, 0, 0, 0], prefix: 0 }
  const [address = '', width] = text.split('/', 2)
  const octets = parseAddress(address)
  if (typeof octets === 'string') return octets
  if (width === undefined) {
    const likely = 8 * (octets.findLastIndex((octet) => octet !== 0) + 1)
    return `${text} has no prefix: write ${text}/${likely}, or the number of bits that you mean`
  }
  const suffix = text.slice(address.length)
  if (!/^\/(\d|[12]\d|3[0-2])$/.test(suffix)) {
    return `“${suffix}” is not a prefix: write a slash and a number from 0 to 32 without a leading zero, as in /24`
  }
  const prefix = Number(width)
  const network = octets.map((octet, index) => octet & maskOctet(prefix - 8 * index))
  if (network.join() !== octets.join()) {
    return `${text} is an address inside a network: write ${network.join('.')}/${prefix} for the network, or ${address}/32 for that one host`
  }
  return { network, prefix }
}

/** Returns the octet of a subnet mask with `bits` leading ones, clamped to 0 to 8. */
function maskOctet(bits: number): number {
  return 256 - 2 ** (8 - Math.min(Math.max(bits, 0), 8))
}

function parseAddress(text: string): number[] | string {
  const octets = text.split('.')
  if (octets.length !== 4 || !octets.every((octet) => /^\d+$/.test(octet))) {
    return `“${text}” is not an IPv4 address: write four numbers from 0 to 255 with dots between, as in 192.0.2.1`
  }
  for (const octet of octets) {
    const value = Number(octet)
    if (value > 255) return `${octet} in ${text} is too large: write a number from 0 to 255`
    // Many programs read 010 as octal, so its meaning is ambiguous.
    if (octet !== String(value)) return `${octet} in ${text} has a leading zero: write ${value}`
  }
  return octets.map(Number)
}

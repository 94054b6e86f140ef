import { lookup } from 'node:dns'
import { BlockList, isIP, isIPv6, type LookupFunction } from 'node:net'

/**
 * Networks outside of the public internet: loopback, private networks, cloud metadata, and IPv6 addresses that map to
 * IPv4. https://www.iana.org/assignments/iana-ipv4-special-registry/
 */
const special = new BlockList()
for (const network of [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/3',
]) {
  const [address = '', prefix] = network.split('/')
  special.addSubnet(address, Number(prefix), 'ipv4')
}
/** The public IPv6 addresses, apart from those in `special`. */
const global6 = new BlockList()
global6.addSubnet('2000::', 3, 'ipv6')
for (const network of ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20']) {
  const [address = '', prefix] = network.split('/')
  special.addSubnet(address, Number(prefix), 'ipv6')
}

/** Whether an IP address is one of the public internet. */
export function isPublicAddress(address: string): boolean {
  if (isIPv6(address)) return global6.check(address, 'ipv6') && !special.check(address, 'ipv6')
  return isIP(address) === 4 && !special.check(address, 'ipv4')
}

/** The end of the message of a `RefusedAddress`. */
export const refusal = 'is not a public address and was not requested'

/** Thrown instead of connecting to an address that is not allowed. */
export class RefusedAddress extends Error {
  constructor(address: string) {
    super(`${address} ${refusal}`)
  }
}

/** Throws a `RefusedAddress` if a host is an IP address that is not allowed. `createLookup` checks host names. */
export function checkHost(host: string, isAllowed: (address: string) => boolean): void {
  const address = host.replace(/^\[|\]$/g, '')
  if (isIP(address) !== 0 && !isAllowed(address)) throw new RefusedAddress(address)
}

/** Returns a lookup that resolves and checks in one step, so that DNS rebinding cannot change the address afterwards. */
export function createLookup(isAllowed: (address: string) => boolean): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      const refused = addresses?.find(({ address }) => !isAllowed(address))
      const [first] = addresses ?? []
      if (error) callback(error, '')
      else if (refused) callback(new RefusedAddress(refused.address), '')
      else if (options.all) callback(null, addresses)
      else callback(null, first?.address ?? '', first?.family)
    })
  }
}

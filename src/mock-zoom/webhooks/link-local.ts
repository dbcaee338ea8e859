import { lookup as lookUp } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'

const linkLocal = new BlockList()
linkLocal.addSubnet('169.254.0.0', 16, 'ipv4')
linkLocal.addSubnet('fe80::', 10, 'ipv6')

/**
 * Whether an address is link-local. Nobody's webhook is there, but the metadata service of a cloud machine is, with its
 * credentials: 169.254.169.254.
 */
export function isLinkLocal(address: string): boolean {
  const plain = address.replace(/^\[|\]$/g, '').replace(/%.*$/, '')
  const version = isIP(plain)
  return version !== 0 && linkLocal.check(plain, version === 6 ? 'ipv6' : 'ipv4')
}

/** Why nothing is sent there. */
export function linkLocalRefusal(host: string): Error {
  return new Error(`${host} is a link-local address, and mock-zoom sends nothing there`)
}

/**
 * Looks a name up for a connection, and fails if an address of it is link-local: the addresses that are checked are those
 * that are connected to. `find` is Node's own lookup.
 */
export function lookupBeyondLinkLocal(find: LookupFunction = lookUp): LookupFunction {
  return (name, options, done) =>
    find(name, options, (error, found, family) => {
      const addresses = typeof found === 'string' ? [found] : (found ?? []).map(({ address }) => address)
      if (error === null && addresses.some(isLinkLocal)) done(linkLocalRefusal(name), [])
      else done(error, found, family)
    })
}

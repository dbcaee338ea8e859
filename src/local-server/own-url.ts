import type { AddressInfo } from 'node:net'

/** The URL at which this machine reaches a server that listens: without a slash at the end. */
export function ownUrl(address: AddressInfo | string | null): string {
  if (address === null || typeof address === 'string') throw new Error('the server has no TCP address')
  const host = address.family === 'IPv6' ? `[${address.address}]` : address.address
  const reachable = host === '0.0.0.0' ? '127.0.0.1' : host === '[::]' ? '[::1]' : host
  return `http://${reachable}:${address.port}`
}

import { networkInterfaces } from 'node:os'
import type { LocalMockZoom } from '../mock-zoom/index.ts'
import { isOpenToOthers } from '../mock-zoom/index.ts'

/**
 * Who else can reach a mock that listens on `host`, in lines for people: by which addresses, and what it asks of them. Empty
 * if nobody can.
 */
export function describeReach(
  { url, controlToken }: Pick<LocalMockZoom, 'url' | 'controlToken'>,
  host: string | undefined,
  addresses: readonly string[] = addressesOf(host ?? ''),
): string[] {
  if (host === undefined || !isOpenToOthers(host)) return []
  const { port } = new URL(url)
  const bases = addresses.map(
    (address) => `http://${address.includes(':') ? `[${address}]` : address}:${port}`,
  )
  const [first = url] = bases
  return [
    `WARNING: other machines can reach this mock, at ${bases.join(', ') || url}.`,
    ...(controlToken === undefined || controlToken === 'none'
      ? [
          'Anyone there controls it, and reads the secrets of its apps: it asks for no token (--control-token none).',
        ]
      : [
          'Zoom’s part is open to them; the inspector and the control API ask for a token:',
          `  a browser opens ${first}/?token=${controlToken}`,
          `  a program sends Authorization: Bearer ${controlToken}`,
        ]),
  ]
}

function addressesOf(host: string): readonly string[] {
  if (host !== '0.0.0.0' && host !== '::') return [host]
  return Object.values(networkInterfaces())
    .flat()
    .flatMap((each) => (each && !each.internal && !each.address.startsWith('fe80:') ? each.address : []))
}

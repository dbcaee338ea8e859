import { createHash, X509Certificate } from 'node:crypto'
import type { Authority } from './authority.ts'

/** The hash by which Chromium is told to take this one key, and no other: of the key as the certificate has it (SPKI). */
export function zoomKeyHash({ zoomCertificate }: Authority): string {
  const { publicKey } = new X509Certificate(zoomCertificate)
  return createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('base64')
}

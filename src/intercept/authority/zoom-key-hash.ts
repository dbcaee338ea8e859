import { createHash, X509Certificate } from 'node:crypto'
import type { Authority } from './authority.ts'

/** The hash that tells Chromium to accept this one key and no other. It covers the key as encoded in the certificate (SPKI). */
export function zoomKeyHash({ zoomCertificate }: Authority): string {
  const { publicKey } = new X509Certificate(zoomCertificate)
  return createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('base64')
}

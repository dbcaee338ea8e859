import { createHmac, randomBytes } from 'node:crypto'

/** What two equal values have in common, without the value: good within one run, and worth nothing outside it. */
export type Fingerprint = (value: string) => string

/** Fingerprints under a key that is thrown away with the run, so that nobody can try values later. */
export function newFingerprint(key: Uint8Array = randomBytes(32)): Fingerprint {
  return (value) => createHmac('sha256', key).update(value).digest('base64url').slice(0, 16)
}

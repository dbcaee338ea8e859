import type { ContractRun, HeldCallback } from '../src/contract-runner/index.ts'
import { testWebhookSecret } from '../src/contract-runner/index.ts'

/** What must not be seen outside the app and Zoom: Zoom’s tokens, and these. */
export interface Secret {
  /** Completes "The app exposed …". */
  readonly name: string
  readonly value: string
}

/** The secrets that the app has from the start. */
export async function secretsOfTheApp({ zoom }: ContractRun): Promise<readonly Secret[]> {
  const { clientSecret } = await zoom.apps.first()
  return [
    ...(clientSecret === null ? [] : [{ name: 'the client secret', value: clientSecret }]),
    { name: 'the webhook’s secret token', value: testWebhookSecret },
  ]
}

/** The code that came with a callback. */
export function codeOf({ url }: HeldCallback): Secret {
  return { name: 'the authorization code', value: url.searchParams.get('code') ?? '' }
}

/** The first of them that somebody can read in this text: as it is, percent-encoded, or in base64 as in Basic credentials. */
export function secretIn(text: string, secrets: readonly Secret[]): string | undefined {
  const heldBy = (reading: string) => secrets.find(({ value }) => value !== '' && reading.includes(value))
  const plain = heldBy(text)
  if (plain !== undefined) return plain.name
  const readings = allReadings(text)
  // Before what is encoded: Zoom writes the code into its access tokens.
  if (readings.some(holdsZoomToken)) return 'a Zoom token'
  const encoded = readings.map(heldBy).find((found) => found !== undefined)
  return encoded && `${encoded.name} (encoded)`
}

/** What is encoded may be part of something that is encoded again, such as a cookie. */
function allReadings(text: string): string[] {
  const once = readingsOf(text)
  return [text, ...once, ...once.flatMap(readingsOf)]
}

function readingsOf(text: string): string[] {
  const decoded = text.replace(/(%[\da-f]{2})+/gi, (escapes) =>
    Buffer.from(escapes.replaceAll('%', ''), 'hex').toString('utf8'),
  )
  const base64 = [...text.matchAll(/[\w+/-]{16,}/g)].map(([run]) =>
    Buffer.from(run, 'base64').toString('utf8'),
  )
  return [...(decoded === text ? [] : [decoded]), ...base64]
}

/** Zoom’s tokens are JWTs; the app may have others of its own. */
function holdsZoomToken(text: string): boolean {
  return [...text.matchAll(/eyJ[\w-]+\.(eyJ[\w-]+)\.[\w-]+/g)].some(([, payload = '']) =>
    Buffer.from(payload, 'base64url').toString('utf8').includes('https://oauth.zoom.us'),
  )
}

import { z } from 'zod'
import { parseJson } from '../domain/parse-json.ts'
import { encryptToken } from './signature.ts'

const answerSchema = z.object({ plainToken: z.string(), encryptedToken: z.string() })

/**
 * What is wrong with the response to a URL validation, in plain words; null if it is valid: status 200 and JSON with
 * the same `plainToken` and the `encryptedToken` made from it (zoom/webhook-sample, index.js). `readsBack`: whether the
 * response may be repeated.
 */
export function checkValidationAnswer(
  { status, body }: { readonly status: number; readonly body: string },
  secret: string,
  plainToken: string,
  readsBack: boolean,
): string | null {
  if (status !== 200) return `it responded with ${status}, and Zoom expects 200 with a JSON body`
  const answer = answerSchema.safeParse(parseJson(body))
  if (!answer.success) {
    const begins = readsBack ? `; it begins with “${body.slice(0, 60)}”` : ''
    return `its response isn’t a JSON object with the strings plainToken and encryptedToken${begins}`
  }
  if (answer.data.plainToken !== plainToken) return 'plainToken in its response is not the one that was sent'
  const expected = encryptToken(secret, plainToken)
  const { encryptedToken } = answer.data
  if (encryptedToken === expected) return null
  if (encryptedToken === Buffer.from(expected, 'hex').toString('base64')) {
    return 'encryptedToken is in base64, and Zoom expects lower-case hexadecimal'
  }
  return 'encryptedToken is not the HMAC-SHA256 of plainToken, keyed with the app’s webhookSecret, in lower-case hexadecimal'
}

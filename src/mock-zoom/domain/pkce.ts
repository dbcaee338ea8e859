import { createHash } from 'node:crypto'

export type ChallengeMethod = 'S256' | 'plain'

/** What the authorize request declared: RFC 7636, section 4.3. */
export interface CodeChallenge {
  readonly value: string
  readonly method: ChallengeMethod
}

/** No method means `plain`, as Zoom documents; an unknown method is `undefined`. RFC 7636, section 4.3. */
export function parseChallengeMethod(method: string | undefined): ChallengeMethod | undefined {
  if (method === undefined || method === '') return 'plain'
  return method === 'S256' || method === 'plain' ? method : undefined
}

/** Why the verifier does not prove possession of the challenge, or `undefined` when it does. RFC 7636, section 4.6. */
export function refuseVerifier(
  challenge: CodeChallenge | null,
  verifier: string | undefined,
  verifierWithoutChallenge: 'ignore' | 'refuse',
): 'pkce-verifier-missing' | 'pkce-mismatch' | 'pkce-verifier-unexpected' | undefined {
  if (challenge === null) {
    return verifier !== undefined && verifierWithoutChallenge === 'refuse'
      ? 'pkce-verifier-unexpected'
      : undefined
  }
  if (verifier === undefined) return 'pkce-verifier-missing'
  return transform(verifier, challenge.method) === challenge.value ? undefined : 'pkce-mismatch'
}

/** How a verifier differs from what RFC 7636, section 4.1, allows. */
export type VerifierFlaw = 'too-short' | 'too-long' | 'characters'

/** What is wrong with the form of a verifier. Zoom is not known to look at that, and neither does the mock. */
export function flawOf(verifier: string): VerifierFlaw | undefined {
  if (!/^[\w.~-]*$/.test(verifier)) return 'characters'
  if (verifier.length < 43) return 'too-short'
  return verifier.length > 128 ? 'too-long' : undefined
}

/** The challenge that belongs to a verifier. RFC 7636, section 4.2. */
export function transform(verifier: string, method: ChallengeMethod): string {
  return method === 'plain' ? verifier : createHash('sha256').update(verifier).digest('base64url')
}

/** The method that really made the challenge from the verifier, whatever was declared. */
export function fittingMethod(challenge: string, verifier: string): ChallengeMethod | undefined {
  return (['S256', 'plain'] as const).find((method) => transform(verifier, method) === challenge)
}

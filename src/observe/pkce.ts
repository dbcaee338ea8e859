import type { ChallengeMethod, CodeChallenge } from '../mock-zoom/domain/pkce.ts'
import { transform } from '../mock-zoom/domain/pkce.ts'
import type { VerifierRecognition } from '../mock-zoom/domain/recognition.ts'
import { recogniseVerifier } from '../mock-zoom/domain/recognition.ts'
import type { Fingerprint } from './fingerprint.ts'

/** The method that really made the challenge from the verifier, whatever was declared. */
export function fittingMethod(
  { method, value }: CodeChallenge,
  verifier: string,
  fingerprint: Fingerprint,
): ChallengeMethod | undefined {
  return (['S256', 'plain'] as const).find((each) => {
    const made = transform(verifier, each)
    return (method === 'plain' ? fingerprint(made) : made) === value
  })
}

/** What a wrong verifier is; not known of a plain challenge, of which only the fingerprint is kept. */
export function recognise(challenge: CodeChallenge, verifier: string): VerifierRecognition | undefined {
  return challenge.method === 'plain' ? undefined : recogniseVerifier(challenge, verifier, [])
}

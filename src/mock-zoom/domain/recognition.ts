import type { Alteration } from './likeness.ts'
import { peel } from './likeness.ts'
import type { CodeChallenge } from './pkce.ts'
import { transform } from './pkce.ts'

/** The things that an app sends, and may mix up. */
export type ValueKind =
  | 'access token'
  | 'refresh token'
  | 'code'
  | 'device code'
  | 'user code'
  | 'client id'
  | 'client secret'
  | 'former client secret'
  | 'webhook secret'
  | 'verification token'
  | 'account id'
  | 'client credentials'

/**
 * What an unknown value turns out to be. Holds words and ids of our own, and never what was sent.
 *
 * - `placeholder`: what programs write if a value is missing
 * - `altered`: a known value of the right kind, with something around it or missing; `of` is its id
 * - `another-kind`: a known value, in the wrong place or of another app; `of` is the app or the user it belongs to
 * - `too-old`: it may be one of this mock's that is beyond the limits of its history
 * - `from-elsewhere`: nothing that this mock knows
 */
export type Recognition =
  | { readonly is: 'placeholder'; readonly word: string }
  | { readonly is: 'altered'; readonly how: readonly Alteration[]; readonly of: string }
  | {
      readonly is: 'another-kind'
      readonly kind: ValueKind
      readonly how: readonly Alteration[]
      readonly of: string
    }
  | { readonly is: 'too-old' }
  | { readonly is: 'from-elsewhere'; readonly sign: Sign; readonly clientId?: string }

/**
 * The sign of where an unknown code or token comes from: it has this mock's signature; it names an app or a user of this
 * mock; it names an app that this mock doesn't have; it only looks like one of Zoom's; it doesn't even look like one.
 */
export type Sign = 'our-signature' | 'our-app' | 'our-user' | 'another-app' | 'right-shape' | 'wrong-shape'

/** What a verifier that doesn't belong to its challenge turns out to be. */
export type VerifierRecognition =
  | { readonly is: 'altered'; readonly how: readonly Alteration[] }
  | { readonly is: 'other-encoding'; readonly encoding: 'hex' | 'base64' | 'base64 of the hex digits' }
  | { readonly is: 'of-another-code'; readonly of: string }

/** Recognises a wrong verifier; `others` are the challenges of the app's latest codes, each with the code's id. */
export function recogniseVerifier(
  challenge: CodeChallenge,
  verifier: string,
  others: Iterable<{ readonly id: string; readonly challenge: CodeChallenge | null }>,
): VerifierRecognition | undefined {
  const candidates = peel(verifier)
  const fitting = candidates.find(({ text }) => transform(text, challenge.method) === challenge.value)
  if (fitting) return { is: 'altered', how: fitting.undone }
  const bytes = Buffer.from(transform(verifier, 'S256'), 'base64url')
  const encodings = {
    hex: bytes.toString('hex'),
    base64: bytes.toString('base64'),
    'base64 of the hex digits': Buffer.from(bytes.toString('hex')).toString('base64url'),
  } as const
  for (const encoding of ['hex', 'base64', 'base64 of the hex digits'] as const)
    if (sameBut(encodings[encoding], challenge.value)) return { is: 'other-encoding', encoding }
  for (const other of others) {
    if (other.challenge && transform(verifier, other.challenge.method) === other.challenge.value)
      return { is: 'of-another-code', of: other.id }
  }
  return undefined
}

/** Padding, the two alphabets of base64, and a plus that a query turned into a space make no difference here. */
function sameBut(made: string, sent: string): boolean {
  const bare = (text: string) =>
    text.replace(/=+$/, '').replaceAll(/[ -]/g, '+').replaceAll('_', '/').toLowerCase()
  return bare(made) === bare(sent)
}

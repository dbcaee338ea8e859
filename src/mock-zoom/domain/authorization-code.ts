import type { ClientId, CodeId, RandomBytes, UserId } from './ids.ts'
import { newZoomId, randomText } from './ids.ts'
import type { CodeChallenge } from './pkce.ts'
import { refuseVerifier } from './pkce.ts'
import type { CodeRefusal } from './refusal.ts'

/** An authorization code as Zoom knows it. Times are in milliseconds. Spent codes are kept. */
export interface AuthorizationCode {
  readonly id: CodeId
  readonly text: string
  readonly clientId: ClientId
  readonly userId: UserId
  readonly redirectUri: string
  readonly challenge: CodeChallenge | null
  readonly scopes: readonly string[]
  readonly issuedAt: number
  readonly expiresAt: number
  readonly redeemedAt: number | null
  /** When a newer code ended it (switch codeReplacesPrevious). */
  readonly replacedAt: number | null
}

/** What a client sends to exchange a code. */
export interface ExchangeAttempt {
  readonly clientId: ClientId
  readonly redirectUri: string | undefined
  readonly verifier: string | undefined
  readonly ownerRemoved: boolean
  readonly now: number
}

/** The switches on which the decision depends (profiles.ts). */
export interface ExchangeRules {
  readonly redirectUriOmitted: 'refuse' | 'accept'
  readonly verifierWithoutChallenge: 'ignore' | 'refuse'
}

/**
 * Why this code must not be exchanged, or `undefined` when it may.
 *
 * A spent code is reported as spent even if it has expired too: "used before" is the more helpful reason.
 * A refused attempt doesn't use the code up; some OAuth libraries repeat their first refused request with the
 * credentials moved into the body (golang.org/x/oauth2).
 */
export function refuseCode(
  code: AuthorizationCode,
  attempt: ExchangeAttempt,
  rules: ExchangeRules,
): CodeRefusal | undefined {
  if (code.clientId !== attempt.clientId) return 'code-for-another-app'
  if (code.redeemedAt !== null) return 'code-spent'
  if (code.replacedAt !== null) return 'code-replaced'
  if (attempt.now >= code.expiresAt) return 'code-expired'
  // Zoom's error 4735, "The owner of the token does not exist".
  if (attempt.ownerRemoved) return 'code-owner-removed'
  if (attempt.redirectUri === undefined) {
    if (rules.redirectUriOmitted === 'refuse') return 'redirect-uri-missing'
  } else if (attempt.redirectUri !== code.redirectUri) return 'redirect-uri-mismatch'
  return refuseVerifier(code.challenge, attempt.verifier, rules.verifierWithoutChallenge)
}

/**
 * A new code of 33 characters, in one of the two shapes that Zoom's codes had: ten random characters, `_` and the
 * user's id (seen until 2022), or eleven random ones and a version 4 UUID (seen in 2024).
 * Samples: devforum.zoom.us/t/12302 and zoom/zoomapps-advancedsample-react#15. Inferred from them.
 */
export function newCodeText(shape: 'user-tail' | 'random-tail', userId: UserId, random: RandomBytes): string {
  return shape === 'user-tail'
    ? `${randomText(10, random)}_${userId}`
    : `${randomText(11, random)}${newZoomId(random)}`
}

/** The start of a code: enough to recognise it, too little to use it. */
export function shortenCode(text: string): string {
  return text.length <= 10 ? text : `${text.slice(0, 10)}…`
}

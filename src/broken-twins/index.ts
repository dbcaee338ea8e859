import { acceptsAnyState } from './accepts-any-state.ts'
import { acceptsCallbackWithoutState } from './accepts-callback-without-state.ts'
import { asksForClassicScopes } from './asks-for-classic-scopes.ts'
import type { BrokenTwin } from './broken-twin.ts'
import { codeInPage } from './code-in-page.ts'
import { crashesOnDecline } from './crashes-on-decline.ts'
import { crashesOnRefusedCode } from './crashes-on-refused-code.ts'
import { crashesWithoutState } from './crashes-without-state.ts'
import { exchangesCodeTwice } from './exchanges-code-twice.ts'
import { forgetsTheVerifier } from './forgets-the-verifier.ts'
import { leavesOutTheChallengeMethod } from './leaves-out-the-challenge-method.ts'
import { leavesOutTheRedirectUri } from './leaves-out-the-redirect-uri.ts'
import { neverReleasesItsLock } from './never-releases-its-lock.ts'
import { neverSavesRotatedToken } from './never-saves-rotated-token.ts'
import { predictableState } from './predictable-state.ts'
import { retriesTheFailedCodeLater } from './retries-the-failed-code-later.ts'
import { reusesStoredCode } from './reuses-stored-code.ts'
import { sendsAnotherRedirectUri } from './sends-another-redirect-uri.ts'
import { sendsNoState } from './sends-no-state.ts'
import { stateNotBoundToSession } from './state-not-bound-to-session.ts'
import { staysPendingAfterDecline } from './stays-pending-after-decline.ts'
import { tokenInRedirect } from './token-in-redirect.ts'
import { unencodedState } from './unencoded-state.ts'

export type { BrokenTwin } from './broken-twin.ts'

export const brokenTwins: readonly BrokenTwin[] = [
  reusesStoredCode,
  exchangesCodeTwice,
  neverSavesRotatedToken,
  sendsAnotherRedirectUri,
  acceptsAnyState,
  acceptsCallbackWithoutState,
  asksForClassicScopes,
  codeInPage,
  crashesOnDecline,
  crashesOnRefusedCode,
  crashesWithoutState,
  forgetsTheVerifier,
  leavesOutTheChallengeMethod,
  leavesOutTheRedirectUri,
  neverReleasesItsLock,
  predictableState,
  retriesTheFailedCodeLater,
  sendsNoState,
  stateNotBoundToSession,
  staysPendingAfterDecline,
  tokenInRedirect,
  unencodedState,
]

export function findTwin(name: string): BrokenTwin | undefined {
  return brokenTwins.find((twin) => twin.name === name)
}

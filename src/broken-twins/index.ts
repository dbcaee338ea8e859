import { acceptsAnyState } from './accepts-any-state.ts'
import { acceptsCallbackWithoutState } from './accepts-callback-without-state.ts'
import { accessTokenInQuery } from './access-token-in-query.ts'
import { asksForClassicScopes } from './asks-for-classic-scopes.ts'
import type { BrokenTwin } from './broken-twin.ts'
import { codeInPage } from './code-in-page.ts'
import { crashesOnDecline } from './crashes-on-decline.ts'
import { crashesOnRefusedCode } from './crashes-on-refused-code.ts'
import { crashesWithoutState } from './crashes-without-state.ts'
import { exchangesCodeTwice } from './exchanges-code-twice.ts'
import { forgetsTheVerifier } from './forgets-the-verifier.ts'
import { hidesDeadConnections } from './hides-dead-connections.ts'
import { keepsFirstRowOnReconnect } from './keeps-first-row-on-reconnect.ts'
import { keepsFirstZoomUser } from './keeps-first-zoom-user.ts'
import { keepsPendingInMemory } from './keeps-pending-in-memory.ts'
import { keepsSupersededPersonConnected } from './keeps-superseded-person-connected.ts'
import { keepsTokensInMemory } from './keeps-tokens-in-memory.ts'
import { leavesOutTheChallengeMethod } from './leaves-out-the-challenge-method.ts'
import { leavesOutTheRedirectUri } from './leaves-out-the-redirect-uri.ts'
import { neverReleasesItsLock } from './never-releases-its-lock.ts'
import { neverRevokes } from './never-revokes.ts'
import { neverSavesRotatedToken } from './never-saves-rotated-token.ts'
import { oneDeletedRowPerPerson } from './one-deleted-row-per-person.ts'
import { predictableState } from './predictable-state.ts'
import { refreshesOnEveryRefusal } from './refreshes-on-every-refusal.ts'
import { refusesSecondConnect } from './refuses-second-connect.ts'
import { retriesRefusedCode } from './retries-refused-code.ts'
import { retriesTheFailedCodeLater } from './retries-the-failed-code-later.ts'
import { reusesStoredCode } from './reuses-stored-code.ts'
import { secondDisconnectCrashes } from './second-disconnect-crashes.ts'
import { secretInQuery } from './secret-in-query.ts'
import { sendsAnotherRedirectUri } from './sends-another-redirect-uri.ts'
import { sendsNoState } from './sends-no-state.ts'
import { sharesOneToken } from './shares-one-token.ts'
import { stateNotBoundToSession } from './state-not-bound-to-session.ts'
import { staysConnectedWhenZoomIsDown } from './stays-connected-when-zoom-is-down.ts'
import { staysPendingAfterDecline } from './stays-pending-after-decline.ts'
import { tokenInRedirect } from './token-in-redirect.ts'
import { unencodedState } from './unencoded-state.ts'
import { usesDeletedRow } from './uses-deleted-row.ts'

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
  accessTokenInQuery,
  hidesDeadConnections,
  keepsFirstRowOnReconnect,
  keepsFirstZoomUser,
  keepsPendingInMemory,
  keepsSupersededPersonConnected,
  keepsTokensInMemory,
  neverRevokes,
  oneDeletedRowPerPerson,
  refreshesOnEveryRefusal,
  refusesSecondConnect,
  retriesRefusedCode,
  secondDisconnectCrashes,
  secretInQuery,
  sharesOneToken,
  staysConnectedWhenZoomIsDown,
  usesDeletedRow,
]

export function findTwin(name: string): BrokenTwin | undefined {
  return brokenTwins.find((twin) => twin.name === name)
}

import type { Contract } from '../src/contract-runner/index.ts'
import { contract as callbackIsAnswered } from './callback-is-answered.contract.ts'
import { contract as callbackWithoutStateRestarts } from './callback-without-state-restarts.contract.ts'
import { contract as codeIsExchangedOnce } from './code-is-exchanged-once.contract.ts'
import { contract as connectWorks } from './connect-works.contract.ts'
import { contract as connectingSurvivesARestart } from './connecting-survives-a-restart.contract.ts'
import { contract as connectionSurvivesARestart } from './connection-survives-a-restart.contract.ts'
import { contract as declineLeavesNothingBehind } from './decline-leaves-nothing-behind.contract.ts'
import { contract as disconnectingNeedsNoZoom } from './disconnecting-needs-no-zoom.contract.ts'
import { contract as disconnectingTwiceIsHarmless } from './disconnecting-twice-is-harmless.contract.ts'
import { contract as expiredCodeIsNotTheEnd } from './expired-code-is-not-the-end.contract.ts'
import { contract as failedExchangeCanBeRetried } from './failed-exchange-can-be-retried.contract.ts'
import { contract as forgedStateIsRefused } from './forged-state-is-refused.contract.ts'
import { contract as noAccessTokenInAQuery } from './no-access-token-in-a-query.contract.ts'
import { contract as noCodeOrTokenInPages } from './no-code-or-token-in-pages.contract.ts'
import { contract as noRetryStorm } from './no-retry-storm.contract.ts'
import { contract as noSecretInAQuery } from './no-secret-in-a-query.contract.ts'
import { contract as oneZoomUserForTwoPersons } from './one-zoom-user-for-two-persons.contract.ts'
import { contract as personsAreKeptApart } from './persons-are-kept-apart.contract.ts'
import { contract as pkcePairIsConsistent } from './pkce-pair-is-consistent.contract.ts'
import { contract as reconnectAfterTheGrantEnded } from './reconnect-after-the-grant-ended.contract.ts'
import { contract as reconnectAfterUninstalling } from './reconnect-after-uninstalling.contract.ts'
import { contract as reconnectAsAnotherZoomUser } from './reconnect-as-another-zoom-user.contract.ts'
import { contract as reconnectUsesTheNewCode } from './reconnect-uses-the-new-code.contract.ts'
import { contract as reconnectWithoutDisconnecting } from './reconnect-without-disconnecting.contract.ts'
import { contract as reconnectsAsOftenAsWanted } from './reconnects-as-often-as-wanted.contract.ts'
import { contract as redirectUriIsTheSameBothTimes } from './redirect-uri-is-the-same-both-times.contract.ts'
import { contract as refreshIsRotated } from './refresh-is-rotated.contract.ts'
import { contract as stateIsBoundToTheBrowser } from './state-is-bound-to-the-browser.contract.ts'
import { contract as stateIsEncoded } from './state-is-encoded.contract.ts'
import { contract as stateIsSent } from './state-is-sent.contract.ts'
import { contract as stateIsUnguessable } from './state-is-unguessable.contract.ts'
import { contract as stateIsUsedOnce } from './state-is-used-once.contract.ts'
import { contract as tokensAreNotUsedAfterDisconnecting } from './tokens-are-not-used-after-disconnecting.contract.ts'
import { contract as tokensAreRevokedAtZoom } from './tokens-are-revoked-at-zoom.contract.ts'
import { contract as unknownScopesAreNotAsked } from './unknown-scopes-are-not-asked.contract.ts'

export * from '../src/contract-runner/index.ts'

/** All contracts, in the order in which they are run: what the others build on comes first. */
export const contracts: readonly Contract[] = [
  // connect
  connectWorks,
  codeIsExchangedOnce,
  callbackIsAnswered,
  callbackWithoutStateRestarts,
  declineLeavesNothingBehind,
  expiredCodeIsNotTheEnd,
  failedExchangeCanBeRetried,
  forgedStateIsRefused,
  noCodeOrTokenInPages,
  pkcePairIsConsistent,
  redirectUriIsTheSameBothTimes,
  stateIsBoundToTheBrowser,
  stateIsEncoded,
  stateIsSent,
  stateIsUnguessable,
  stateIsUsedOnce,
  unknownScopesAreNotAsked,
  // reconnect
  reconnectUsesTheNewCode,
  connectingSurvivesARestart,
  connectionSurvivesARestart,
  oneZoomUserForTwoPersons,
  personsAreKeptApart,
  reconnectAfterTheGrantEnded,
  reconnectAfterUninstalling,
  reconnectAsAnotherZoomUser,
  reconnectWithoutDisconnecting,
  reconnectsAsOftenAsWanted,
  // refresh
  refreshIsRotated,
  // disconnect
  disconnectingNeedsNoZoom,
  disconnectingTwiceIsHarmless,
  tokensAreNotUsedAfterDisconnecting,
  tokensAreRevokedAtZoom,
  // hygiene
  noAccessTokenInAQuery,
  noRetryStorm,
  noSecretInAQuery,
]

export function findContract(id: string): Contract | undefined {
  return contracts.find((contract) => contract.id === id)
}

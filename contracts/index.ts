import { type AppKind, type Contract, kindOf } from '../src/contract-runner/index.ts'
import { contract as accountCallsNameAUser } from './account-calls-name-a-user.contract.ts'
import { contract as accountTokenIsKept } from './account-token-is-kept.contract.ts'
import { contract as accountTokenWorks } from './account-token-works.contract.ts'
import { contract as accountsAreKeptApart } from './accounts-are-kept-apart.contract.ts'
import { contract as anyLifetimeWorks } from './any-lifetime-works.contract.ts'
import { contract as badSignatureChangesNothing } from './bad-signature-changes-nothing.contract.ts'
import { contract as brokenJsonIsSurvived } from './broken-json-is-survived.contract.ts'
import { contract as callbackEscapesWhatItShows } from './callback-escapes-what-it-shows.contract.ts'
import { contract as callbackIsAnswered } from './callback-is-answered.contract.ts'
import { contract as callbackWithoutStateRestarts } from './callback-without-state-restarts.contract.ts'
import { contract as codeIsExchangedOnce } from './code-is-exchanged-once.contract.ts'
import { contract as connectWorks } from './connect-works.contract.ts'
import { contract as connectingEndsInTheApp } from './connecting-ends-in-the-app.contract.ts'
import { contract as connectingSurvivesARestart } from './connecting-survives-a-restart.contract.ts'
import { contract as connectionSurvivesARestart } from './connection-survives-a-restart.contract.ts'
import { contract as deadTokenIsGivenUp } from './dead-token-is-given-up.contract.ts'
import { contract as deadTokenOf2020IsGivenUp } from './dead-token-of-2020-is-given-up.contract.ts'
import { contract as deauthorizationEndsTheConnection } from './deauthorization-ends-the-connection.contract.ts'
import { contract as declineLeavesNothingBehind } from './decline-leaves-nothing-behind.contract.ts'
import { contract as disconnectedPeopleStayDisconnected } from './disconnected-people-stay-disconnected.contract.ts'
import { contract as disconnectingNeedsNoZoom } from './disconnecting-needs-no-zoom.contract.ts'
import { contract as disconnectingTwiceIsHarmless } from './disconnecting-twice-is-harmless.contract.ts'
import { contract as droppedConnectionKeepsTheTokens } from './dropped-connection-keeps-the-tokens.contract.ts'
import { contract as duplicateEventIsHarmless } from './duplicate-event-is-harmless.contract.ts'
import { contract as earlyRefusalMakesOneRefresh } from './early-refusal-makes-one-refresh.contract.ts'
import { contract as endless401EndsTheAction } from './endless-401-ends-the-action.contract.ts'
import { contract as errorIsNotExchanged } from './error-is-not-exchanged.contract.ts'
import { contract as eventsAreAnsweredInTime } from './events-are-answered-in-time.contract.ts'
import { contract as eventsTouchNobodyElse } from './events-touch-nobody-else.contract.ts'
import { contract as everyEventShapeIsAccepted } from './every-event-shape-is-accepted.contract.ts'
import { contract as everyPathSavesItsRefresh } from './every-path-saves-its-refresh.contract.ts'
import { contract as everyPathUsesTheNewConnection } from './every-path-uses-the-new-connection.contract.ts'
import { contract as expiredAccountTokenIsRenewed } from './expired-account-token-is-renewed.contract.ts'
import { contract as expiredCodeIsNotTheEnd } from './expired-code-is-not-the-end.contract.ts'
import { contract as expiredTokenIsRefreshed } from './expired-token-is-refreshed.contract.ts'
import { contract as failedExchangeCanBeRetried } from './failed-exchange-can-be-retried.contract.ts'
import { contract as failedProfileLeavesNothingHalf } from './failed-profile-leaves-nothing-half.contract.ts'
import { contract as failedTokenRequestIsNotRepeated } from './failed-token-request-is-not-repeated.contract.ts'
import { contract as failedTokenRequestIsNotTheEnd } from './failed-token-request-is-not-the-end.contract.ts'
import { contract as forgedStateIsRefused } from './forged-state-is-refused.contract.ts'
import { contract as instancesShareOneRefresh } from './instances-share-one-refresh.contract.ts'
import { contract as instancesShareTheAccountToken } from './instances-share-the-account-token.contract.ts'
import { contract as lateEventSparesTheNewerConnection } from './late-event-spares-the-newer-connection.contract.ts'
import { contract as lostResponseEndsInReconnect } from './lost-response-ends-in-reconnect.contract.ts'
import { contract as missingSignatureChangesNothing } from './missing-signature-changes-nothing.contract.ts'
import { contract as newConnectionIsRefreshed } from './new-connection-is-refreshed.contract.ts'
import { contract as noAccessTokenInAQuery } from './no-access-token-in-a-query.contract.ts'
import { contract as noAccountTokenInPages } from './no-account-token-in-pages.contract.ts'
import { contract as noCodeOrTokenInPages } from './no-code-or-token-in-pages.contract.ts'
import { contract as noSecretInAQuery } from './no-secret-in-a-query.contract.ts'
import { contract as noSecretInTheOutput } from './no-secret-in-the-output.contract.ts'
import { contract as oldTimestampChangesNothing } from './old-timestamp-changes-nothing.contract.ts'
import { contract as oneActionMakesOneRefresh } from './one-action-makes-one-refresh.contract.ts'
import { contract as oneZoomUserForTwoPersons } from './one-zoom-user-for-two-persons.contract.ts'
import { contract as opaqueTokensWork } from './opaque-tokens-work.contract.ts'
import { contract as otherBytesAreTaken } from './other-bytes-are-taken.contract.ts'
import { contract as outageIsMetWithRestraint } from './outage-is-met-with-restraint.contract.ts'
import { contract as parallelActionsShareATokenRequest } from './parallel-actions-share-a-token-request.contract.ts'
import { contract as parallelCallsMakeOneRefresh } from './parallel-calls-make-one-refresh.contract.ts'
import { contract as peopleAreKeptApart } from './people-are-kept-apart.contract.ts'
import { contract as pkcePairIsConsistent } from './pkce-pair-is-consistent.contract.ts'
import { contract as rateLimitIsRespected } from './rate-limit-is-respected.contract.ts'
import { contract as reconnectAfterTheGrantEnded } from './reconnect-after-the-grant-ended.contract.ts'
import { contract as reconnectAfterUninstalling } from './reconnect-after-uninstalling.contract.ts'
import { contract as reconnectAsAnotherZoomUser } from './reconnect-as-another-zoom-user.contract.ts'
import { contract as reconnectUsesTheNewCode } from './reconnect-uses-the-new-code.contract.ts'
import { contract as reconnectWithoutDisconnecting } from './reconnect-without-disconnecting.contract.ts'
import { contract as reconnectsAsOftenAsWanted } from './reconnects-as-often-as-wanted.contract.ts'
import { contract as redirectUriIgnoresTheHost } from './redirect-uri-ignores-the-host.contract.ts'
import { contract as redirectUriIsTheSameBothTimes } from './redirect-uri-is-the-same-both-times.contract.ts'
import { contract as refreshIsRotated } from './refresh-is-rotated.contract.ts'
import { contract as refreshNeverSendsTheCode } from './refresh-never-sends-the-code.contract.ts'
import { contract as refreshedTokensAreSavedFirst } from './refreshed-tokens-are-saved-first.contract.ts'
import { contract as refreshesAreKeptApart } from './refreshes-are-kept-apart.contract.ts'
import { contract as refusedAccountTokenIsRenewed } from './refused-account-token-is-renewed.contract.ts'
import { contract as refusedCallAloneIsRepeated } from './refused-call-alone-is-repeated.contract.ts'
import { contract as refusedCodeIsNotSentAgain } from './refused-code-is-not-sent-again.contract.ts'
import { contract as rotatedSecretKeepsTheConnection } from './rotated-secret-keeps-the-connection.contract.ts'
import { contract as rotatedTokenSurvivesARestart } from './rotated-token-survives-a-restart.contract.ts'
import { contract as scopeErrorMakesNoRefresh } from './scope-error-makes-no-refresh.contract.ts'
import { contract as second401EndsTheAccountAction } from './second-401-ends-the-account-action.contract.ts'
import { contract as serverErrorKeepsTheConnection } from './server-error-keeps-the-connection.contract.ts'
import { contract as slowRefreshIsWaitedFor } from './slow-refresh-is-waited-for.contract.ts'
import { contract as stateIsBoundToTheBrowser } from './state-is-bound-to-the-browser.contract.ts'
import { contract as stateIsEncoded } from './state-is-encoded.contract.ts'
import { contract as stateIsSent } from './state-is-sent.contract.ts'
import { contract as stateIsUnguessable } from './state-is-unguessable.contract.ts'
import { contract as stateIsUsedOnce } from './state-is-used-once.contract.ts'
import { contract as status401AloneCounts } from './status-401-alone-counts.contract.ts'
import { contract as timeAtZoomIsNoMistake } from './time-at-zoom-is-no-mistake.contract.ts'
import { contract as tokensAreNotUsedAfterDisconnecting } from './tokens-are-not-used-after-disconnecting.contract.ts'
import { contract as tokensAreRevokedAtZoom } from './tokens-are-revoked-at-zoom.contract.ts'
import { contract as twoBrowsersAreOnePerson } from './two-browsers-are-one-person.contract.ts'
import { contract as unfinishedConnectCostsNothing } from './unfinished-connect-costs-nothing.contract.ts'
import { contract as unknownScopesAreNotRequested } from './unknown-scopes-are-not-requested.contract.ts'
import { contract as unreadableResponseKeepsTheConnection } from './unreadable-response-keeps-the-connection.contract.ts'
import { contract as unusualTokenResponseIsAccepted } from './unusual-token-response-is-accepted.contract.ts'
import { contract as urlValidationIsAnswered } from './url-validation-is-answered.contract.ts'

export * from '../src/contract-runner/index.ts'

/** All contracts, in the order in which they run: those that others build on come first. */
export const contracts: readonly Contract[] = [
  // connect
  connectWorks,
  codeIsExchangedOnce,
  callbackIsAnswered,
  callbackEscapesWhatItShows,
  callbackWithoutStateRestarts,
  declineLeavesNothingBehind,
  errorIsNotExchanged,
  expiredCodeIsNotTheEnd,
  failedExchangeCanBeRetried,
  failedProfileLeavesNothingHalf,
  forgedStateIsRefused,
  noCodeOrTokenInPages,
  connectingEndsInTheApp,
  pkcePairIsConsistent,
  redirectUriIsTheSameBothTimes,
  redirectUriIgnoresTheHost,
  stateIsBoundToTheBrowser,
  stateIsEncoded,
  stateIsSent,
  stateIsUnguessable,
  stateIsUsedOnce,
  timeAtZoomIsNoMistake,
  unknownScopesAreNotRequested,
  // reconnect
  reconnectUsesTheNewCode,
  connectingSurvivesARestart,
  connectionSurvivesARestart,
  oneZoomUserForTwoPersons,
  peopleAreKeptApart,
  twoBrowsersAreOnePerson,
  reconnectAfterTheGrantEnded,
  reconnectAfterUninstalling,
  reconnectAsAnotherZoomUser,
  reconnectWithoutDisconnecting,
  unfinishedConnectCostsNothing,
  reconnectsAsOftenAsWanted,
  everyPathUsesTheNewConnection,
  // refresh
  refreshNeverSendsTheCode,
  expiredTokenIsRefreshed,
  refreshIsRotated,
  rotatedTokenSurvivesARestart,
  refreshedTokensAreSavedFirst,
  everyPathSavesItsRefresh,
  newConnectionIsRefreshed,
  oneActionMakesOneRefresh,
  parallelCallsMakeOneRefresh,
  refreshesAreKeptApart,
  instancesShareOneRefresh,
  lostResponseEndsInReconnect,
  deadTokenIsGivenUp,
  deadTokenOf2020IsGivenUp,
  earlyRefusalMakesOneRefresh,
  endless401EndsTheAction,
  refusedCallAloneIsRepeated,
  status401AloneCounts,
  scopeErrorMakesNoRefresh,
  brokenJsonIsSurvived,
  serverErrorKeepsTheConnection,
  rotatedSecretKeepsTheConnection,
  unreadableResponseKeepsTheConnection,
  droppedConnectionKeepsTheTokens,
  outageIsMetWithRestraint,
  slowRefreshIsWaitedFor,
  rateLimitIsRespected,
  opaqueTokensWork,
  anyLifetimeWorks,
  unusualTokenResponseIsAccepted,
  // disconnect
  disconnectingNeedsNoZoom,
  disconnectingTwiceIsHarmless,
  tokensAreNotUsedAfterDisconnecting,
  disconnectedPeopleStayDisconnected,
  tokensAreRevokedAtZoom,
  // webhooks
  deauthorizationEndsTheConnection,
  eventsTouchNobodyElse,
  everyEventShapeIsAccepted,
  otherBytesAreTaken,
  badSignatureChangesNothing,
  missingSignatureChangesNothing,
  oldTimestampChangesNothing,
  urlValidationIsAnswered,
  eventsAreAnsweredInTime,
  duplicateEventIsHarmless,
  lateEventSparesTheNewerConnection,
  // hygiene
  noAccessTokenInAQuery,
  refusedCodeIsNotSentAgain,
  noSecretInAQuery,
  noSecretInTheOutput,
  // server-to-server
  accountTokenWorks,
  accountCallsNameAUser,
  accountTokenIsKept,
  parallelActionsShareATokenRequest,
  instancesShareTheAccountToken,
  expiredAccountTokenIsRenewed,
  refusedAccountTokenIsRenewed,
  second401EndsTheAccountAction,
  failedTokenRequestIsNotTheEnd,
  failedTokenRequestIsNotRepeated,
  accountsAreKeptApart,
  noAccountTokenInPages,
]

export function findContract(id: string): Contract | undefined {
  return contracts.find((contract) => contract.id === id)
}

/** The contracts about apps of this kind. */
export function contractsFor(kind: AppKind): readonly Contract[] {
  return contracts.filter((contract) => kindOf(contract) === kind)
}

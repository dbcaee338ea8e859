import { acceptsAnySignature } from './accepts-any-signature.ts'
import { acceptsAnyState } from './accepts-any-state.ts'
import { acceptsCallbackWithoutState } from './accepts-callback-without-state.ts'
import { acceptsOldEvents } from './accepts-old-events.ts'
import { acceptsUnsignedEvents } from './accepts-unsigned-events.ts'
import { accessTokenInQuery } from './access-token-in-query.ts'
import { answersEventsWithARedirect } from './answers-events-with-a-redirect.ts'
import { asksForATokenEachTime } from './asks-for-a-token-each-time.ts'
import { asksForClassicScopes } from './asks-for-classic-scopes.ts'
import { asksForTokensAfterADecline } from './asks-for-tokens-after-a-decline.ts'
import { asksForTokensInParallel } from './asks-for-tokens-in-parallel.ts'
import { asksWithClientCredentials } from './asks-with-client-credentials.ts'
import type { AccountTwin, BrokenTwin } from './broken-twin.ts'
import { callsMeForAnAccount } from './calls-me-for-an-account.ts'
import { codeInPage } from './code-in-page.ts'
import { connectedInOneBrowserOnly } from './connected-in-one-browser-only.ts'
import { connectedWithoutTokens } from './connected-without-tokens.ts'
import { connectsWithoutZoomUser } from './connects-without-zoom-user.ts'
import { crashesOnBrokenJson } from './crashes-on-broken-json.ts'
import { crashesOnDecline } from './crashes-on-decline.ts'
import { crashesOnDuplicateEvent } from './crashes-on-duplicate-event.ts'
import { crashesOnRefusedCode } from './crashes-on-refused-code.ts'
import { crashesOnUnknownEvents } from './crashes-on-unknown-events.ts'
import { crashesWithoutAProfile } from './crashes-without-a-profile.ts'
import { crashesWithoutState } from './crashes-without-state.ts'
import { decodesTheToken } from './decodes-the-token.ts'
import { disconnectsEverybody } from './disconnects-everybody.ts'
import { disconnectsOnDecline } from './disconnects-on-decline.ts'
import { disconnectsOnScopeError } from './disconnects-on-scope-error.ts'
import { dropsPairOnOnePath } from './drops-pair-on-one-path.ts'
import { dropsTokensOn5xx } from './drops-tokens-on-5xx.ts'
import { dropsTokensOn429 } from './drops-tokens-on-429.ts'
import { dropsTokensOnHtml } from './drops-tokens-on-html.ts'
import { dropsTokensOnInvalidClient } from './drops-tokens-on-invalid-client.ts'
import { dropsTokensOnNetworkError } from './drops-tokens-on-network-error.ts'
import { endsTheConnectionBeforeTheExchange } from './ends-the-connection-before-the-exchange.ts'
import { endsTheConnectionWhenConnecting } from './ends-the-connection-when-connecting.ts'
import { exchangesACodeBesideAnError } from './exchanges-a-code-beside-an-error.ts'
import { exchangesCodeAsRefresh } from './exchanges-code-as-refresh.ts'
import { exchangesCodeTwice } from './exchanges-code-twice.ts'
import { forgetsTheStateTooSoon } from './forgets-the-state-too-soon.ts'
import { forgetsTheVerifier } from './forgets-the-verifier.ts'
import { givesUpAtA401 } from './gives-up-at-a-401.ts'
import { givesUpOn124 } from './gives-up-on-124.ts'
import { goesWhereNextSays } from './goes-where-next-says.ts'
import { hearsOneUninstallPerUser } from './hears-one-uninstall-per-user.ts'
import { hidesDeadConnections } from './hides-dead-connections.ts'
import { ignoresDeauthorization } from './ignores-deauthorization.ts'
import { ignoresUrlValidation } from './ignores-url-validation.ts'
import { insistsOn3600 } from './insists-on-3600.ts'
import { insistsOnScopeOrder } from './insists-on-scope-order.ts'
import { keepsAFailedTokenRequest } from './keeps-a-failed-token-request.ts'
import { keepsFirstRowOnReconnect } from './keeps-first-row-on-reconnect.ts'
import { keepsFirstZoomUser } from './keeps-first-zoom-user.ts'
import { keepsPendingInMemory } from './keeps-pending-in-memory.ts'
import { keepsRefreshedTokenInMemory } from './keeps-refreshed-token-in-memory.ts'
import { keepsSupersededPersonConnected } from './keeps-superseded-person-connected.ts'
import { keepsTheAccountTokenForever } from './keeps-the-account-token-forever.ts'
import { keepsTheAccountTokenInMemory } from './keeps-the-account-token-in-memory.ts'
import { keepsTheFirstZoomUserId } from './keeps-the-first-zoom-user-id.ts'
import { keepsTheOldTimeOfExpiry } from './keeps-the-old-time-of-expiry.ts'
import { keepsTokensInMemory } from './keeps-tokens-in-memory.ts'
import { knowsOnly400 } from './knows-only-400.ts'
import { knowsOnly401 } from './knows-only-401.ts'
import { knowsOnlyCode124 } from './knows-only-code-124.ts'
import { lateEventKills } from './late-event-kills.ts'
import { leavesOutTheChallengeMethod } from './leaves-out-the-challenge-method.ts'
import { leavesOutTheRedirectUri } from './leaves-out-the-redirect-uri.ts'
import { locksInOneProcessOnly } from './locks-in-one-process-only.ts'
import { loopsOnLostResponse } from './loops-on-lost-response.ts'
import { neverRefreshes } from './never-refreshes.ts'
import { neverReleasesItsLock } from './never-releases-its-lock.ts'
import { neverRevokes } from './never-revokes.ts'
import { neverSavesRotatedToken } from './never-saves-rotated-token.ts'
import { oneDeletedRowPerPerson } from './one-deleted-row-per-person.ts'
import { oneProfileForEveryone } from './one-profile-for-everyone.ts'
import { oneRefreshForEveryone } from './one-refresh-for-everyone.ts'
import { oneTokenForAllAccounts } from './one-token-for-all-accounts.ts'
import { otherPathKeepsTheFirstTokens } from './other-path-keeps-the-first-tokens.ts'
import { otherPathUsesDeletedRow } from './other-path-uses-deleted-row.ts'
import { predictableState } from './predictable-state.ts'
import { printsItsFailedRequests } from './prints-its-failed-requests.ts'
import { printsItsTokens } from './prints-its-tokens.ts'
import { readsEventTs } from './reads-event-ts.ts'
import { redirectUriFromTheHost } from './redirect-uri-from-the-host.ts'
import { refreshesBeforeItDisconnects } from './refreshes-before-it-disconnects.ts'
import { refreshesFromAStaleSnapshot } from './refreshes-from-a-stale-snapshot.ts'
import { refreshesInParallel } from './refreshes-in-parallel.ts'
import { refreshesOnEveryRefusal } from './refreshes-on-every-refusal.ts'
import { refreshesOnScopeError } from './refreshes-on-scope-error.ts'
import { refreshesWithTheFirstPair } from './refreshes-with-the-first-pair.ts'
import { refusesSecondConnect } from './refuses-second-connect.ts'
import { refusesUnknownKeys } from './refuses-unknown-keys.ts'
import { renewsWithoutEnd } from './renews-without-end.ts'
import { repeatsFailedTokenRequests } from './repeats-failed-token-requests.ts'
import { repeatsSlowRefresh } from './repeats-slow-refresh.ts'
import { repeatsTheWholeAction } from './repeats-the-whole-action.ts'
import { retriesAtOnceOn429 } from './retries-at-once-on-429.ts'
import { retriesDeadToken } from './retries-dead-token.ts'
import { retriesRefusedCode } from './retries-refused-code.ts'
import { retriesTheFailedCodeLater } from './retries-the-failed-code-later.ts'
import { reusesStoredCode } from './reuses-stored-code.ts'
import { revivesTheRowWhenConnecting } from './revives-the-row-when-connecting.ts'
import { revokesInTheQuery } from './revokes-in-the-query.ts'
import { savesARefreshAfterDisconnecting } from './saves-a-refresh-after-disconnecting.ts'
import { savesAfterUse } from './saves-after-use.ts'
import { secondDisconnectCrashes } from './second-disconnect-crashes.ts'
import { secretInQuery } from './secret-in-query.ts'
import { sendsAnotherRedirectUri } from './sends-another-redirect-uri.ts'
import { sendsNoState } from './sends-no-state.ts'
import { sendsTheLoserToZoom } from './sends-the-loser-to-zoom.ts'
import { setsTheTokenOnASharedClient } from './sets-the-token-on-a-shared-client.ts'
import { sharesOneToken } from './shares-one-token.ts'
import { shortVerifier } from './short-verifier.ts'
import { showsTheAccountToken } from './shows-the-account-token.ts'
import { showsTheErrorAsItCame } from './shows-the-error-as-it-came.ts'
import { showsTheFailedRequest } from './shows-the-failed-request.ts'
import { signsReserializedJson } from './signs-reserialized-json.ts'
import { stateNotBoundToSession } from './state-not-bound-to-session.ts'
import { staysConnectedWhenZoomIsDown } from './stays-connected-when-zoom-is-down.ts'
import { staysPendingAfterDecline } from './stays-pending-after-decline.ts'
import { staysUninstalled } from './stays-uninstalled.ts'
import { storesAnErrorAsAToken } from './stores-an-error-as-a-token.ts'
import { stormsOn5xx } from './storms-on-5xx.ts'
import { tokenInACookie } from './token-in-a-cookie.ts'
import { tokenInRedirect } from './token-in-redirect.ts'
import { unencodedState } from './unencoded-state.ts'
import { usesDeletedRow } from './uses-deleted-row.ts'

export type { AccountTwin, BrokenTwin } from './broken-twin.ts'

export const brokenTwins: readonly (BrokenTwin | AccountTwin)[] = [
  reusesStoredCode,
  exchangesCodeTwice,
  neverSavesRotatedToken,
  exchangesCodeAsRefresh,
  neverRefreshes,
  keepsRefreshedTokenInMemory,
  savesAfterUse,
  dropsPairOnOnePath,
  refreshesFromAStaleSnapshot,
  refreshesInParallel,
  locksInOneProcessOnly,
  loopsOnLostResponse,
  retriesDeadToken,
  knowsOnly401,
  knowsOnly400,
  givesUpOn124,
  knowsOnlyCode124,
  refreshesOnScopeError,
  crashesOnBrokenJson,
  dropsTokensOn5xx,
  dropsTokensOnHtml,
  dropsTokensOnNetworkError,
  dropsTokensOn429,
  stormsOn5xx,
  repeatsSlowRefresh,
  retriesAtOnceOn429,
  decodesTheToken,
  insistsOn3600,
  insistsOnScopeOrder,
  refusesUnknownKeys,
  ignoresDeauthorization,
  disconnectsEverybody,
  readsEventTs,
  signsReserializedJson,
  acceptsAnySignature,
  acceptsUnsignedEvents,
  acceptsOldEvents,
  ignoresUrlValidation,
  answersEventsWithARedirect,
  crashesOnDuplicateEvent,
  lateEventKills,
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
  staysUninstalled,
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
  otherPathUsesDeletedRow,
  keepsTheOldTimeOfExpiry,
  connectedWithoutTokens,
  hearsOneUninstallPerUser,
  disconnectsOnDecline,
  oneProfileForEveryone,
  keepsTheFirstZoomUserId,
  refreshesBeforeItDisconnects,
  crashesOnUnknownEvents,
  revokesInTheQuery,
  sendsTheLoserToZoom,
  asksWithClientCredentials,
  refreshesWithTheFirstPair,
  otherPathKeepsTheFirstTokens,
  repeatsTheWholeAction,
  shortVerifier,
  crashesWithoutAProfile,
  connectsWithoutZoomUser,
  forgetsTheStateTooSoon,
  asksForATokenEachTime,
  asksForTokensInParallel,
  keepsTheAccountTokenInMemory,
  keepsTheAccountTokenForever,
  givesUpAtA401,
  renewsWithoutEnd,
  oneTokenForAllAccounts,
  callsMeForAnAccount,
  storesAnErrorAsAToken,
  keepsAFailedTokenRequest,
  repeatsFailedTokenRequests,
  showsTheAccountToken,
  tokenInACookie,
  showsTheFailedRequest,
  printsItsTokens,
  printsItsFailedRequests,
  showsTheErrorAsItCame,
  goesWhereNextSays,
  redirectUriFromTheHost,
  asksForTokensAfterADecline,
  connectedInOneBrowserOnly,
  disconnectsOnScopeError,
  dropsTokensOnInvalidClient,
  endsTheConnectionBeforeTheExchange,
  endsTheConnectionWhenConnecting,
  exchangesACodeBesideAnError,
  oneRefreshForEveryone,
  revivesTheRowWhenConnecting,
  savesARefreshAfterDisconnecting,
  setsTheTokenOnASharedClient,
]

/** A twin of either kind. */
export function findTwin(name: string): BrokenTwin | AccountTwin | undefined {
  return brokenTwins.find((twin) => twin.name === name)
}

/** A twin of the reference client for people. */
export function findTwinForPeople(name: string): BrokenTwin | undefined {
  const twin = findTwin(name)
  return twin?.kind === 'server-to-server' ? undefined : twin
}

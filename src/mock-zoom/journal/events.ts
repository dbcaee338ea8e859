import type { App } from '../domain/app.ts'
import type { ClientId, CodeId, DeliveryId, DeviceCodeId, GrantId, TokenId, UserId } from '../domain/ids.ts'
import type { ChallengeMethod, VerifierFlaw } from '../domain/pkce.ts'
import type { Recognition, VerifierRecognition } from '../domain/recognition.ts'
import type {
  AccountRefusal,
  ApiRefusal,
  AuthorizeRefusal,
  ClientRefusal,
  CodeRefusal,
  DeviceRefusal,
  RefreshRefusal,
  RefusalReason,
  RevokeRefusal,
} from '../domain/refusal.ts'
import type { RouteName } from '../domain/route-name.ts'
import type { StateWeakness } from '../domain/state.ts'
import type { WebhookAuthentication } from '../domain/subscription.ts'
import type { GrantEnd } from '../domain/token.ts'
import type { DeliveryFailure } from '../domain/webhook.ts'

/** Keys that every attempt to deliver a webhook has. */
interface Attempt {
  readonly deliveryId: DeliveryId
  readonly clientId: ClientId
  /** The event that it delivers. */
  readonly event: string
  /** The number of the attempt, from 1. */
  readonly attempt: number
}

interface MeetingChange {
  /** The meeting’s number, of 11 digits. */
  readonly meetingId: number
  /** The Zoom user who holds the meeting. */
  readonly hostId: UserId
  readonly clientId: ClientId
  readonly grantId: GrantId
}

/**
 * Everything that can happen, in the past tense: what it means, and its keys. Entries hold ids instead of tokens, and
 * codes shortened to what people need to recognise them. docs/journal.md is made from this, and `words.ts` needs a row.
 *
 * Each key has a comment, or a type with one: what it means, in which unit, and when it is null or left out.
 */
export interface EventKeys {
  /** A request was answered: both, with every secret shortened. Always the last entry of its request. */
  'request.answered': {
    readonly route: RouteName
    /** The seq of the last entry that existed when the request came; 0 if there was none. */
    readonly arrivedAfter: number
    /**
     * Only if responses went out on other connections less than 50 ms before: their seqs. The client may have sent this request
     * before it heard of them. Not for the first request of a connection.
     */
    readonly justAnswered?: readonly number[]
    /** The method of the request, such as `POST`. */
    readonly method: string
    /** The Host header of the request. */
    readonly host: string
    /** The path of the request, without its query. */
    readonly path: string
    /** The query of the request, without the question mark; empty if there was none. */
    readonly query: string
    /** The headers of the request; their names are in lower case. */
    readonly requestHeaders: Readonly<Record<string, string>>
    /** The body of the request. A body that is neither a form nor JSON is named by its length and type. */
    readonly requestBody: string
    /** The status of the response; 0 if a fault dropped the connection, or never responded. */
    readonly status: number
    /** The headers of the response; their names are in lower case. */
    readonly responseHeaders: Readonly<Record<string, string>>
    /** The body of the response: JSON as it was sent, anything else named by its length and type. */
    readonly responseBody: string
    /** Only if the request met a fault: its id. Then the response may not be Zoom’s own. */
    readonly fault?: string
  }
  /** A request came for a path that mock-zoom doesn’t have. */
  'request.unknown-route': {
    /** The method of the request. */
    readonly method: string
    /** The path of the request. */
    readonly path: string
    /** The paths of Zoom’s that the mock has. */
    readonly supported: readonly string[]
  }
  /** A request came that can’t be read as HTTP, or whose body can’t. */
  'request.malformed': {
    /** What was wrong, as a phrase. */
    readonly problem: string
  }
  /** A request was turned away, because a web page may have sent it: docs/security.md. Nothing else was looked at. */
  'request.turned-away': {
    /** `host`: it has a host name that isn’t this mock’s. `page`: a web page of another origin sent it. */
    readonly because: 'host' | 'page'
    /** That host name or origin; empty if the browser didn’t name the origin. */
    readonly from: string
  }
  /** Zoom refused a request, and the traffic doesn’t show why: only in the journal of traffic that was observed. */
  'request.unexplained': {
    readonly route: RouteName
    /** The client id that was sent; null if there was none. */
    readonly clientId: string | null
    /** The reasons that fit Zoom’s words and the traffic, the likeliest first; empty if these are not Zoom’s words. */
    readonly possible: readonly RefusalReason[]
  }
  /** A browser asked to authorize an app, and nothing was wrong with the request. */
  'authorize.asked': {
    readonly clientId: ClientId
    /** The redirect_uri that the app sent. */
    readonly redirectUri: string
    /** Whether a state came with it. */
    readonly hasState: boolean
    /** The length of the state in characters; 0 if there was none. */
    readonly stateLength: number
    /** The same for equal states, and doesn’t reveal them; null if there was none. */
    readonly stateId: string | null
    /** What makes the state easy to guess; null if nothing obvious does, or if there was none. */
    readonly stateWeakness: StateWeakness | null
    /** How the PKCE challenge was made; null if there was none. */
    readonly codeChallengeMethod: ChallengeMethod | null
    /** The parameter `scope`, as it came; null if there was none. */
    readonly scope: string | null
    /** The parameter `optional_scope`, as it came; null if there was none. */
    readonly optionalScope: string | null
    /** Where it began: at the app, or in Zoom’s Marketplace. */
    readonly begunAt: 'integration' | 'marketplace'
  }
  /** An authorize request was refused. */
  'authorize.refused': {
    readonly reason: AuthorizeRefusal
    /** The client_id that was sent; null if there was none. */
    readonly clientId: string | null
    /** The redirect_uri that was sent; null if there was none. */
    readonly redirectUri: string | null
    /** Only if the redirect URI was refused: those that the app has registered. */
    readonly registered?: readonly string[]
    /** Only if a scope was refused: the scopes that were requested and that the app lacks. */
    readonly lacking?: readonly string[]
    /** Only if a scope was refused: the scopes that the app has. */
    readonly configured?: readonly string[]
    /** Only if a scope was refused: the kind of app. */
    readonly appKind?: App['kind']
    /** Only if scopes were refused because of the spaces between them: the parameter. */
    readonly scope?: string
    /** Only if this Zoom user may not authorize the app: who it was. */
    readonly userId?: UserId
    /** Only if the response type was refused: the one that was sent; null if there was none. */
    readonly responseType?: string | null
    /** Only if the code_challenge_method was refused: the one that was sent. */
    readonly challengeMethod?: string
    /** Only if parameters came more than once: their names. */
    readonly repeated?: readonly string[]
    /** Only if no app has the client id, and the mock recognises what was sent instead. */
    readonly recognised?: Recognition
  }
  /** The Zoom user clicked Allow. */
  'consent.given': {
    readonly clientId: ClientId
    readonly userId: UserId
    /** The scopes that the user granted. */
    readonly scopes: readonly string[]
  }
  /** The Zoom user clicked Decline. */
  'consent.declined': {
    readonly clientId: ClientId
    readonly userId: UserId
  }
  /** An authorization code was issued. */
  'code.issued': {
    readonly codeId: CodeId
    /** The beginning of the code. */
    readonly code: string
    readonly clientId: ClientId
    readonly userId: UserId
    /** The redirect_uri that the browser is sent back to. */
    readonly redirectUri: string
    /** How the PKCE challenge was made; null if there was none. */
    readonly codeChallengeMethod: ChallengeMethod | null
    /** The scopes that the tokens will have. */
    readonly scopes: readonly string[]
    /** When the code expires, in milliseconds since 1970. */
    readonly expiresAt: number
    /** Whether the user was asked, or had allowed the app before. */
    readonly consent: 'asked' | 'skipped'
    /** Only if the entry was read from traffic that doesn’t tell whose code it is: `userId` is made up then. */
    readonly userUnknown?: true
  }
  /** A code was exchanged for tokens. */
  'code.redeemed': {
    readonly codeId: CodeId
    /** The beginning of the code. */
    readonly code: string
    readonly clientId: ClientId
    readonly userId: UserId
    readonly grantId: GrantId
    /** The access token that was issued. */
    readonly accessTokenId: TokenId
    /** When the access token expires, in milliseconds since 1970. */
    readonly accessExpiresAt: number
    /** The refresh token that was issued; null if there is none. */
    readonly refreshTokenId: TokenId | null
    /** Whether the code_verifier was compared with the challenge, came for a code without a challenge, or did not come. */
    readonly verifier: 'checked' | 'ignored' | 'none'
    /** Only if the code_verifier is not as RFC 7636 says: 43 to 128 characters, letters, digits, `-`, `.`, `_` and `~`. */
    readonly verifierFlaw?: VerifierFlaw
  }
  /** A code was sent to the token endpoint and refused. */
  'code.refused': {
    readonly reason: CodeRefusal
    readonly clientId: ClientId
    /** The code; null if it is unknown. */
    readonly codeId: CodeId | null
    /** The beginning of the code that was sent; null if there was none. */
    readonly code: string | null
    /** The redirect_uri that was sent; null if there was none. */
    readonly redirectUri: string | null
    /** Only if the verifier belongs to the challenge by another method than the declared one: that method. */
    readonly verifierFits?: ChallengeMethod
    /** Only if the verifier is wrong, and the mock recognises it. */
    readonly verifierIs?: VerifierRecognition
    /** Only if the code is unknown, and the mock recognises what was sent. */
    readonly recognised?: Recognition
    /** Only if the refused exchange used the code up (switch refusedExchangeSpendsCode): true. */
    readonly usedUp?: true
  }
  /** A newer grant of the same Zoom user and app ended this one. */
  'grant.superseded': {
    readonly grantId: GrantId
    /** The newer grant. */
    readonly byGrantId: GrantId
    readonly clientId: ClientId
    readonly userId: UserId
  }
  /** A grant ended, and all of its tokens with it. */
  'grant.closed': {
    readonly grantId: GrantId
    readonly clientId: ClientId
    /** The Zoom user who gave it; null for a grant of the app’s own account. */
    readonly userId: UserId | null
    /** Why it ended. */
    readonly because: Exclude<GrantEnd, 'superseded'>
  }
  /** A refresh token was exchanged for a new pair of tokens. */
  'refresh.rotated': {
    readonly clientId: ClientId
    readonly userId: UserId
    readonly grantId: GrantId
    /** The refresh token that was used up. */
    readonly refreshTokenId: TokenId
    /** The refresh token that was issued. */
    readonly newRefreshTokenId: TokenId
    /** The access token that was issued. */
    readonly newAccessTokenId: TokenId
    /** When the new access token expires, in milliseconds since 1970. */
    readonly accessExpiresAt: number
  }
  /** A refresh was refused. */
  'refresh.refused': {
    readonly reason: RefreshRefusal
    readonly clientId: ClientId
    /** The refresh token; null if it is unknown. */
    readonly refreshTokenId: TokenId | null
    /** The grant of the refresh token; null if the token is unknown. */
    readonly grantId: GrantId | null
    /** Only if the text ends in the middle of a token: its length in characters. */
    readonly cutOffAt?: number
    /** Only if the token is unknown, and the mock recognises what was sent. */
    readonly recognised?: Recognition
  }
  /** A device code and its user code were issued. */
  'device-code.issued': {
    readonly deviceCodeId: DeviceCodeId
    /** The code that the person types. */
    readonly userCode: string
    readonly clientId: ClientId
    /** The scopes that the tokens will have. */
    readonly scopes: readonly string[]
    /** When both codes expire, in milliseconds since 1970. */
    readonly expiresAt: number
  }
  /** A Zoom user entered a user code, and allowed or declined the device. */
  'device-code.decided': {
    readonly deviceCodeId: DeviceCodeId
    readonly clientId: ClientId
    readonly userId: UserId
    /** What the user decided. */
    readonly decision: 'allowed' | 'declined'
  }
  /** A device code was exchanged for tokens. */
  'device-code.redeemed': {
    readonly deviceCodeId: DeviceCodeId
    readonly clientId: ClientId
    readonly userId: UserId
    readonly grantId: GrantId
    /** The access token that was issued. */
    readonly accessTokenId: TokenId
    /** When the access token expires, in milliseconds since 1970. */
    readonly accessExpiresAt: number
  }
  /** A device asked for a code or for its tokens, and was refused. */
  'device-code.refused': {
    readonly reason: DeviceRefusal
    readonly clientId: ClientId
    /** The device code; null if none was issued, or if it is unknown. */
    readonly deviceCodeId: DeviceCodeId | null
    /** Only if the device code is unknown, and the mock recognises what was sent. */
    readonly recognised?: Recognition
  }
  /** A token for the app’s own account was issued. */
  'account-token.issued': {
    readonly clientId: ClientId
    /** The grant_type of the request. */
    readonly grantType: string
    readonly grantId: GrantId
    /** The access token that was issued. */
    readonly accessTokenId: TokenId
    /** When the access token expires, in milliseconds since 1970. */
    readonly accessExpiresAt: number
  }
  /** A token for the app’s own account was refused. */
  'account-token.refused': {
    readonly reason: AccountRefusal
    readonly clientId: ClientId
    /** The grant_type of the request. */
    readonly grantType: 'account_credentials' | 'client_credentials'
    /** The kind of app; `public` if it has no secret. */
    readonly appKind: App['kind'] | 'public'
    /** The account_id that was sent; null if there was none. */
    readonly accountId: string | null
    /** The account of the app; null if it has none. */
    readonly ownAccountId: string | null
    /** Only if the account id is wrong, and the mock recognises what was sent. */
    readonly recognised?: Recognition
  }
  /** A token request was refused before anyone looked at a code or token. */
  'token.refused': {
    readonly reason: RefusalReason
    /** The client id that was sent; null if there was none. */
    readonly clientId: string | null
    /** The grant_type that was sent; null if there was none. */
    readonly grantType: string | null
    /** Only if parameters came more than once: their names. */
    readonly repeated?: readonly string[]
    /** Only if the client id is unknown or the secret is wrong, and the mock recognises what was sent. */
    readonly recognised?: Recognition
  }
  /** A token was revoked. */
  'token.revoked': {
    readonly clientId: ClientId
    /** The Zoom user for whom the token spoke; null for a token of the app’s own account. */
    readonly userId: UserId | null
    readonly grantId: GrantId
    /** Which of the grant’s tokens was sent. Both have ended. */
    readonly tokenKind: 'access' | 'refresh'
  }
  /** A test let a token expire before its time. */
  'token.expired': {
    readonly clientId: ClientId
    readonly userId: UserId
    readonly grantId: GrantId
    readonly tokenId: TokenId
    /** Which of the grant’s tokens it was. */
    readonly tokenKind: 'access' | 'refresh'
  }
  /** A request to revoke was refused. */
  'revoke.refused': {
    /** Why nothing was revoked. */
    readonly reason: RevokeRefusal | ClientRefusal
    /** The client id that was sent; null if there was none. */
    readonly clientId: string | null
    /** Only if parameters came more than once: their names. */
    readonly repeated?: readonly string[]
    /** Only if the token or client id is unknown, or the secret is wrong, and the mock recognises what was sent. */
    readonly recognised?: Recognition
  }
  /** An API call was answered. */
  'api.called': {
    /** The endpoint, such as `GET /v2/users/{userId}`. */
    readonly endpoint: string
    readonly clientId: ClientId
    /** The Zoom user for whom the token speaks; null for a token of the app’s own account. */
    readonly userId: UserId | null
    readonly grantId: GrantId
    /** The access token. */
    readonly tokenId: TokenId
  }
  /** An API call was refused. */
  'api.refused': {
    readonly reason: ApiRefusal
    /** The endpoint, such as `GET /v2/users/{userId}`. */
    readonly endpoint: string
    /** The token that was sent; null if it is unknown, or if there was none. */
    readonly tokenId: TokenId | null
    /** The grant of the token; null if there is no known token. */
    readonly grantId: GrantId | null
    /** Only if a scope was missing: the scopes that open the endpoint. One of them is enough. */
    readonly wanted?: readonly string[]
    /** Only if a scope was missing: whether the app itself has none of them. */
    readonly appLacksScope?: boolean
    /** Only if the user or meeting is out of the token’s reach: the Zoom user that it belongs to. */
    readonly belongsTo?: UserId
    /** Only if a rate limit was reached: when calls are allowed again, in milliseconds since 1970. */
    readonly retryAt?: number
    /** Only if the text ends in the middle of a token: its length in characters. */
    readonly cutOffAt?: number
    /** Only if the token is unknown or missing, and the mock recognises what was sent instead. */
    readonly recognised?: Recognition
  }
  /** A Zoom user uninstalled an app. */
  'app.uninstalled': {
    readonly clientId: ClientId
    readonly userId: UserId
    /** The event that tells the app; null if the app isn’t told. */
    readonly deliveryId: DeliveryId | null
  }
  /** An app told Zoom’s data compliance endpoint whether it deleted a user’s data. */
  'compliance.reported': {
    /** The client id that the report names. */
    readonly clientId: string
    /** The Zoom user whom the report names; null if it names none. */
    readonly userId: string | null
    /** Whether the app says that it has deleted the data. */
    readonly completed: boolean
  }
  /** A call of the data compliance endpoint was refused. */
  'compliance.refused': {
    /** Why the report was refused. */
    readonly reason: ClientRefusal | 'api-body-not-json'
    /** The client id that the report names; null if it can’t be read. */
    readonly clientId: string | null
    /** Only if the client id is unknown or the secret is wrong, and the mock recognises what was sent. */
    readonly recognised?: Recognition
  }
  /** A request met a fault: a deliberate misbehaviour. */
  'fault.injected': {
    /** The fault, by its id. */
    readonly faultId: string
    readonly route: RouteName
    /** Whether Zoom had not yet looked at the request, or had already carried it out. */
    readonly when: 'before' | 'after'
    /** What happened to the response. */
    readonly outcome: 'delayed' | 'answered' | 'cut' | 'dropped' | 'hung'
    /** How long the response was held back, in milliseconds of real time; 0 if it wasn’t. */
    readonly delay: number
    /** The status of the response that replaced Zoom’s; null if none did. */
    readonly status: number | null
  }
  /** The function of a stub failed: a mistake in the test's own code. */
  'stub.failed': {
    /** The stub, by its id. */
    readonly stubId: string
    /** The endpoint that it is for, such as `GET /v2/users/{userId}/recordings`. */
    readonly endpoint: string
    /** What went wrong, as a phrase. */
    readonly problem: string
  }
  /** The mock’s clock was moved forward. */
  'clock.advanced': {
    /** How far, in milliseconds. */
    readonly by: number
    /** The new time, in milliseconds since 1970. */
    readonly to: number
  }
  /** The mock started with a profile that somebody made. */
  'profile.chosen': {
    /** Its name. */
    readonly name: string
    /** The built-in profile that it changes. */
    readonly basedOn: string
  }
  /** mock-zoom itself failed: a bug in mock-zoom. */
  'mock.failed': {
    /** The error, with its stack. */
    readonly message: string
  }
  /** A webhook was sent. */
  'webhook.sent': Attempt & {
    /** Where it was sent, without password and query. */
    readonly url: string
    /** Whether it was signed. It is if the app has a webhookSecret. */
    readonly signed: boolean
    /** Whether it had the verification token in its authorization header. */
    readonly verificationToken: boolean
    /** Only if it was authenticated beside its signature: how. */
    readonly authentication?: WebhookAuthentication['type']
    /** Only if it went to one of the app’s `subscriptions`: the id of that one. */
    readonly subscriptionId?: string
  }
  /** The app accepted a webhook. */
  'webhook.acknowledged': Attempt & {
    /** The status of the app’s response. */
    readonly status: number
  }
  /** A webhook was not accepted, or didn’t arrive. */
  'webhook.failed': Attempt & {
    /** The status of the app’s response; null if there was none. */
    readonly status: number | null
    /** What was wrong, as a phrase. */
    readonly failure: string
    readonly kind: DeliveryFailure
    /** When it is sent again, in milliseconds since 1970; null for never. */
    readonly nextAt: number | null
    /** Only if the app’s response has a text: how it begins, without secrets. */
    readonly said?: string
    /** Only if a URL that was valid before was validated: how many validations have failed in a row. */
    readonly failuresInARow?: number
  }
  /** Zoom switched a subscription off: too many validations failed in a row. */
  'webhook.subscription-off': Attempt & {
    /** The subscription, by its id; `main` is the app’s `webhookUrl`. */
    readonly subscriptionId: string
    /** Its URL, without password and query. */
    readonly url: string
    /** How many validations have failed in a row. */
    readonly failuresInARow: number
  }
  /** A subscription that was off is on again: its URL was found valid. */
  'webhook.subscription-on': Attempt & {
    /** The subscription, by its id; `main` is the app’s `webhookUrl`. */
    readonly subscriptionId: string
    /** Its URL, without password and query. */
    readonly url: string
  }
  /** The mock gave up delivering a webhook. */
  'webhook.dropped': Attempt
  /** An app changed a user of the account through the API. */
  'user.changed': {
    readonly userId: UserId
    /** What was done to the user. */
    readonly change: 'created' | 'updated' | 'settings' | 'activated' | 'deactivated' | 'removed'
    readonly clientId: ClientId
    readonly grantId: GrantId
  }
  /** Somebody was registered for a meeting, or the host decided about it. */
  'registrant.changed': {
    /** The registration. */
    readonly registrantId: string
    /** The meeting’s number. */
    readonly meetingId: number
    /** Where the registration stands now. */
    readonly status: 'pending' | 'approved' | 'denied' | 'deleted'
    readonly clientId: ClientId
    readonly grantId: GrantId
  }
  /** An app created a meeting. */
  'meeting.created': MeetingChange
  /** An app changed a meeting. */
  'meeting.updated': MeetingChange
  /** An app deleted a meeting. */
  'meeting.deleted': MeetingChange
}

/** The name of an event: `code.redeemed`. */
export type EventType = keyof EventKeys

export type JournalEvent = { [T in EventType]: { readonly type: T } & EventKeys[T] }[EventType]

/** The place of an entry in the journal. */
interface Place {
  /** Its number, from 1. */
  readonly seq: number
  /** The time, in milliseconds since 1970 by the mock’s clock. */
  readonly at: number
  /** The request that it belongs to; null if no request caused it. */
  readonly requestId: string | null
}

/** An event with its place in the journal. */
export type JournalEntry<Event extends JournalEvent = JournalEvent> = Event & Place

/** An entry of one type, or of one of several. */
export type EntryOf<Type extends EventType> = JournalEntry<Extract<JournalEvent, { readonly type: Type }>>

import type { App } from '../domain/app.ts'
import type { ClientId, CodeId, DeliveryId, DeviceCodeId, GrantId, TokenId, UserId } from '../domain/ids.ts'
import type { ChallengeMethod } from '../domain/pkce.ts'
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
import type { GrantEnd } from '../domain/token.ts'
import type { DeliveryFailure, WebhookEvent } from '../domain/webhook.ts'

/** Keys that every attempt to deliver a webhook has. */
interface Attempt {
  readonly deliveryId: DeliveryId
  readonly clientId: ClientId
  readonly event: WebhookEvent
  /** The number of the attempt, from 1. */
  readonly attempt: number
}

interface MeetingChange {
  readonly meetingId: number
  readonly hostId: UserId
  readonly clientId: ClientId
  readonly grantId: GrantId
}

/**
 * Everything that can happen, in the past tense: what it means, and its keys. Entries hold ids instead of tokens, and
 * codes shortened to what people need to recognise them. docs/journal.md is made from this, and `words.ts` needs a row.
 */
export interface EventKeys {
  /** A request was answered: both, with every secret shortened. Always the last entry of its request. */
  'request.answered': {
    readonly route: RouteName
    /** The seq of the last entry that there was when the request came; 0 for none. */
    readonly arrivedAfter: number
    readonly method: string
    readonly host: string
    readonly path: string
    readonly query: string
    readonly requestHeaders: Readonly<Record<string, string>>
    readonly requestBody: string
    readonly status: number
    readonly responseHeaders: Readonly<Record<string, string>>
    readonly responseBody: string
    /** The id of the fault that the request met. Then this is no genuine answer; status 0 is none at all. */
    readonly fault?: string
  }
  /** A request came for a path that mock-zoom doesn’t have. */
  'request.unknown-route': {
    readonly method: string
    readonly path: string
    readonly supported: readonly string[]
  }
  /** A request came that can’t be read as HTTP, or whose body can’t. */
  'request.malformed': { readonly problem: string }
  /** A browser asked to authorize an app, and nothing was wrong with the request. */
  'authorize.asked': {
    readonly clientId: ClientId
    readonly redirectUri: string
    readonly hasState: boolean
    readonly stateLength: number
    /** The same for equal states; null where there was none. */
    readonly stateId: string | null
    readonly stateWeakness: StateWeakness | null
    readonly codeChallengeMethod: ChallengeMethod | null
    readonly scope: string | null
    readonly optionalScope: string | null
    /** Whether the integration sent the browser, or the user began at Zoom's Marketplace. */
    readonly begunAt: 'integration' | 'marketplace'
  }
  /** An authorize request was refused. */
  'authorize.refused': {
    readonly reason: AuthorizeRefusal
    readonly clientId: string | null
    readonly redirectUri: string | null
    /** Where the redirect URI was refused: those that the app has registered. */
    readonly registered?: readonly string[]
    /** Where the scope was refused: the scopes that the app lacks, those that it has, and of which kind it is. */
    readonly lacking?: readonly string[]
    readonly configured?: readonly string[]
    readonly appKind?: App['kind']
    /** Where the response type was refused: the one that came, null for none. */
    readonly responseType?: string | null
    /** Where the challenge's method was refused. */
    readonly challengeMethod?: string
    /** The parameters that came more than once. */
    readonly repeated?: readonly string[]
    /** What a client id that no app has turns out to be. */
    readonly recognised?: Recognition
  }
  /** The Zoom user clicked Allow. */
  'consent.given': {
    readonly clientId: ClientId
    readonly userId: UserId
    readonly scopes: readonly string[]
  }
  /** The Zoom user clicked Decline. */
  'consent.declined': { readonly clientId: ClientId; readonly userId: UserId }
  /** An authorization code was issued. */
  'code.issued': {
    readonly codeId: CodeId
    readonly code: string
    readonly clientId: ClientId
    readonly userId: UserId
    readonly redirectUri: string
    readonly codeChallengeMethod: ChallengeMethod | null
    readonly scopes: readonly string[]
    readonly expiresAt: number
    readonly consent: 'asked' | 'skipped'
  }
  /** A code was exchanged for tokens. */
  'code.redeemed': {
    readonly codeId: CodeId
    readonly code: string
    readonly clientId: ClientId
    readonly userId: UserId
    readonly grantId: GrantId
    readonly accessTokenId: TokenId
    readonly accessExpiresAt: number
    readonly refreshTokenId: TokenId | null
    /** Of a code_verifier: compared with the challenge, there without one, or absent. */
    readonly verifier: 'checked' | 'ignored' | 'none'
  }
  /** A code was sent to the token endpoint and refused. */
  'code.refused': {
    readonly reason: CodeRefusal
    readonly clientId: ClientId
    readonly codeId: CodeId | null
    readonly code: string | null
    readonly redirectUri: string | null
    /** The method by which the verifier would have belonged to the challenge, had it been declared. */
    readonly verifierFits?: ChallengeMethod
    /** What the wrong verifier turns out to be. */
    readonly verifierIs?: VerifierRecognition
    /** What an unknown code turns out to be. */
    readonly recognised?: Recognition
  }
  /** A newer grant of the same Zoom user and app ended this one. */
  'grant.superseded': {
    readonly grantId: GrantId
    readonly byGrantId: GrantId
    readonly clientId: ClientId
    readonly userId: UserId
  }
  /** A grant ended, and all of its tokens with it. */
  'grant.closed': {
    readonly grantId: GrantId
    readonly clientId: ClientId
    readonly userId: UserId
    readonly because: Exclude<GrantEnd, 'superseded'>
  }
  /** A refresh token was exchanged for a new pair of tokens. */
  'refresh.rotated': {
    readonly clientId: ClientId
    readonly userId: UserId
    readonly grantId: GrantId
    readonly refreshTokenId: TokenId
    readonly newRefreshTokenId: TokenId
    readonly newAccessTokenId: TokenId
    readonly accessExpiresAt: number
  }
  /** A refresh was refused. */
  'refresh.refused': {
    readonly reason: RefreshRefusal
    readonly clientId: ClientId
    readonly refreshTokenId: TokenId | null
    readonly grantId: GrantId | null
    /** The length of a token that ends too early to be a whole one. */
    readonly cutOffAt?: number
    /** What an unknown token turns out to be. */
    readonly recognised?: Recognition
  }
  /** A device code and its user code were issued. */
  'device-code.issued': {
    readonly deviceCodeId: DeviceCodeId
    readonly userCode: string
    readonly clientId: ClientId
    readonly scopes: readonly string[]
    readonly expiresAt: number
  }
  /** A Zoom user entered a user code, and allowed or declined the device. */
  'device-code.decided': {
    readonly deviceCodeId: DeviceCodeId
    readonly clientId: ClientId
    readonly userId: UserId
    readonly decision: 'allowed' | 'declined'
  }
  /** A device code was exchanged for tokens. */
  'device-code.redeemed': {
    readonly deviceCodeId: DeviceCodeId
    readonly clientId: ClientId
    readonly userId: UserId
    readonly grantId: GrantId
    readonly accessTokenId: TokenId
    readonly accessExpiresAt: number
  }
  /** A device asked for a code or for its tokens, and was refused. */
  'device-code.refused': {
    readonly reason: DeviceRefusal
    readonly clientId: ClientId
    readonly deviceCodeId: DeviceCodeId | null
    /** What an unknown device code turns out to be. */
    readonly recognised?: Recognition
  }
  /** A token for the app’s own account was issued. */
  'account-token.issued': {
    readonly clientId: ClientId
    readonly grantType: string
    readonly grantId: GrantId
    readonly accessTokenId: TokenId
    readonly accessExpiresAt: number
  }
  /** A token for the app’s own account was refused. */
  'account-token.refused': {
    readonly reason: AccountRefusal
    readonly clientId: ClientId
    readonly grantType: 'account_credentials' | 'client_credentials'
    readonly appKind: App['kind'] | 'public'
    /** The account that was named, and the app's own. */
    readonly accountId: string | null
    readonly ownAccountId: string | null
    /** What a wrong account id turns out to be. */
    readonly recognised?: Recognition
  }
  /** A token request was refused before anyone looked at a code or token. */
  'token.refused': {
    readonly reason: RefusalReason
    readonly clientId: string | null
    readonly grantType: string | null
    /** The parameters that came more than once. */
    readonly repeated?: readonly string[]
    /** What the unknown client id, or the wrong secret, turns out to be. */
    readonly recognised?: Recognition
  }
  /** A token was revoked. */
  'token.revoked': {
    readonly clientId: ClientId
    readonly userId: UserId
    readonly grantId: GrantId
    readonly tokenKind: 'access' | 'refresh'
  }
  /** A request to revoke was refused. */
  'revoke.refused': {
    readonly reason: RevokeRefusal | ClientRefusal
    readonly clientId: string | null
    /** The parameters that came more than once. */
    readonly repeated?: readonly string[]
    /** What the unknown token or client id, or the wrong secret, turns out to be. */
    readonly recognised?: Recognition
  }
  /** An API call was answered. */
  'api.called': {
    readonly endpoint: string
    readonly clientId: ClientId
    readonly userId: UserId
    readonly grantId: GrantId
    readonly tokenId: TokenId
  }
  /** An API call was refused. */
  'api.refused': {
    readonly reason: ApiRefusal
    readonly endpoint: string
    readonly tokenId: TokenId | null
    readonly grantId: GrantId | null
    /** Where scopes were missing: those of which one would have done, and whether the app itself has none of them. */
    readonly wanted?: readonly string[]
    readonly appLacksScope?: boolean
    /** Where a user or a meeting is out of the token's reach: whose it is. */
    readonly belongsTo?: UserId
    /** Where a rate limit was reached: when it ends. */
    readonly retryAt?: number
    /** The length of a token that ends too early to be a whole one. */
    readonly cutOffAt?: number
    /** What an unknown token, or a header that holds none, turns out to be. */
    readonly recognised?: Recognition
  }
  /** A Zoom user uninstalled an app. */
  'app.uninstalled': {
    readonly clientId: ClientId
    readonly userId: UserId
    /** null: nobody is told. */
    readonly deliveryId: DeliveryId | null
  }
  /** An app told Zoom’s data compliance endpoint whether it deleted a user’s data. */
  'compliance.reported': {
    readonly clientId: string
    readonly userId: string | null
    readonly completed: boolean
  }
  /** A call of the data compliance endpoint was refused. */
  'compliance.refused': {
    readonly reason: ClientRefusal | 'api-body-not-json'
    readonly clientId: string | null
    readonly recognised?: Recognition
  }
  /** A request met a fault: a deliberate misbehaviour. */
  'fault.injected': {
    readonly faultId: string
    readonly route: RouteName
    /** Before Zoom looked at the request, or after it had done all that was asked. */
    readonly when: 'before' | 'after'
    /** What became of the answer. */
    readonly outcome: 'delayed' | 'answered' | 'cut' | 'dropped'
    /** In milliseconds of real time. */
    readonly delay: number
    /** Of the answer that took the place of Zoom's; null where none did. */
    readonly status: number | null
  }
  /** The mock’s clock was moved forward. */
  'clock.advanced': { readonly by: number; readonly to: number }
  /** mock-zoom itself failed: a bug in mock-zoom. */
  'mock.failed': { readonly message: string }
  /** A webhook was sent. */
  'webhook.sent': Attempt & {
    readonly url: string
    /** Which of the two proofs went with it: the signature, and the verification token in the authorization header. */
    readonly signed: boolean
    readonly verificationToken: boolean
  }
  /** The app took a webhook. */
  'webhook.acknowledged': Attempt & { readonly status: number }
  /** A webhook was not taken, or didn’t arrive. */
  'webhook.failed': Attempt & {
    readonly status: number | null
    readonly failure: string
    readonly kind: DeliveryFailure
    /** When it is sent again; null for never. */
    readonly nextAt: number | null
    /** The first words of the app’s response, without secrets. */
    readonly said?: string
  }
  /** The delivery of a webhook was given up. */
  'webhook.dropped': Attempt
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

/** Where an entry is in the journal. */
interface Place {
  /** Its number, from 1. */
  readonly seq: number
  /** When, in milliseconds since 1970 by the mock’s clock. */
  readonly at: number
  /** The request that it belongs to; null where no request caused it. */
  readonly requestId: string | null
}

/** An event with its place in the journal. */
export type JournalEntry<Event extends JournalEvent = JournalEvent> = Event & Place

/** An entry of one type, or of one of several. */
export type EntryOf<Type extends EventType> = JournalEntry<Extract<JournalEvent, { readonly type: Type }>>

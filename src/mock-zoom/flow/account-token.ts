import type { Accepted } from '../domain/accepted.ts'
import { accept } from '../domain/accepted.ts'
import type { App } from '../domain/app.ts'
import { newCodeText } from '../domain/authorization-code.ts'
import type { AccountRefusal, Refusal } from '../domain/refusal.ts'
import { refuse } from '../domain/refusal.ts'
import type { ZoomUser } from '../domain/zoom-user.ts'
import type { FlowContext } from '../flow-context.ts'
import type { AuthenticatedRequest } from './authenticated-request.ts'
import { grantType } from './grant-type.ts'
import type { IssuedTokens, OpenedGrant } from './grants.ts'
import { openGrant, signTokens } from './grants.ts'
import { recogniseAccountId } from './recognise.ts'

/** A token request by an app for its own account. */
interface AccountTokenRequest extends AuthenticatedRequest {
  readonly app: App
  readonly grantType: 'account_credentials' | 'client_credentials'
  readonly accountId: string | undefined
  /** One token per index was live until June 2023: devforum.zoom.us/t/74432. */
  readonly tokenIndex: number
}

const accountGrant = <Name extends AccountTokenRequest['grantType']>(name: Name) =>
  grantType({
    grantType: name,
    parameters: { account_id: 'open', token_index: 'open', index: 'open' },
    run: (context, { get, ...request }) => {
      const tokenIndex = Number(get('token_index') ?? get('index') ?? 0) || 0
      return issueAccountToken(context, {
        ...request,
        grantType: name,
        tokenIndex: Math.trunc(tokenIndex),
        accountId: get('account_id'),
      })
    },
  })

/** For server-to-server apps: developers.zoom.us/docs/rooms/s2s-oauth. */
export const accountCredentials = accountGrant('account_credentials')

/**
 * For what an app owns itself, such as its event subscriptions, and nobody's data (zoom/skills, skills/oauth/SKILL.md).
 * Apps also use it to check their credentials.
 */
export const clientCredentials = accountGrant('client_credentials')

/** Issues a token for an app's own account, without a refresh token. */
function issueAccountToken(
  context: FlowContext,
  request: AccountTokenRequest,
): Accepted<IssuedTokens> | Refusal<AccountRefusal> {
  const { storage, clock } = context
  const opened = storage.transaction((): Accepted<OpenedGrant> | Refusal<AccountRefusal> => {
    const owner = ownerOf(context, request.app)
    const reason = whyNot(request, owner)
    if (reason !== undefined || !owner) {
      const refused = reason ?? 'account-has-no-owner'
      const { app, clientId, grantType, accountId, requestId } = request
      const recognised =
        refused === 'account-id-wrong' && accountId !== undefined
          ? recogniseAccountId(context, accountId, app)
          : undefined
      storage.journal.append(
        {
          type: 'account-token.refused',
          reason: refused,
          clientId,
          grantType,
          appKind: app.clientSecret === null ? 'public' : app.kind,
          accountId: accountId ?? null,
          ownAccountId: app.accountId,
          ...(recognised && { recognised }),
        },
        clock.now(),
        requestId,
      )
      return refuse(refused)
    }
    return accept(openAccountGrant(context, request, owner))
  })
  if (!opened.ok) return opened
  return accept(signTokens(context, opened.value))
}

function whyNot(request: AccountTokenRequest, owner: ZoomUser | undefined): AccountRefusal | undefined {
  // Without a secret, anybody could request tokens in the app's name.
  if (request.app.clientSecret === null) return 'account-grant-for-another-kind-of-app'
  if (request.grantType === 'account_credentials') {
    if (request.app.kind !== 'server-to-server') return 'account-grant-for-another-kind-of-app'
    if (request.accountId === undefined) return 'account-id-missing'
    if (request.accountId !== request.app.accountId) return 'account-id-wrong'
  }
  return owner ? undefined : 'account-has-no-owner'
}

/** The first user of the app's account, or of any account if the app has none: tokens name a user in `uid`. */
function ownerOf({ storage }: FlowContext, app: App): ZoomUser | undefined {
  return storage.users
    .list()
    .find((user) => !user.removed && user.accountId === (app.accountId ?? user.accountId))
}

/**
 * What a token of client_credentials carries, whatever the app's own scopes are: developers.zoom.us/docs/api/webhooks, and a
 * log of October 2025 (linguathor/gaia-tandem-spaces, TROUBLESHOOTING_REPORT.md).
 */
const ownScopes = [
  'marketplace:delete:event_subscription',
  'marketplace:read:list_event_subscriptions',
  'marketplace:update:client_secret',
  'marketplace:update:event_subscription',
  'marketplace:write:event_subscription',
  'marketplace:write:websocket_connection',
]

/** A server-to-server app is shown its own scopes with client_credentials too, and can't use them: devforum.zoom.us/t/79648. */
function scopesFor(type: AccountTokenRequest['grantType'], app: App): readonly string[] {
  return type === 'client_credentials' && app.kind !== 'server-to-server' ? ownScopes : app.scopes
}

function openAccountGrant(context: FlowContext, request: AccountTokenRequest, owner: ZoomUser): OpenedGrant {
  const { storage, clock, random, switches } = context
  const { clientId, grantType: type, tokenIndex, app, requestId } = request
  const now = clock.now()
  if (switches.accountTokenReplacesPrevious) {
    for (const older of storage.grants.live(clientId, owner.id)) {
      if (older.type !== type || older.tokenIndex !== tokenIndex) continue
      storage.grants.end(older.id, 'superseded', now)
      storage.tokens.endAll(older.id, 'both', 'superseded', now)
    }
  }
  const code = newCodeText(switches.codeShape, owner.id, random)
  const about = {
    type,
    speaksFor: 'account',
    clientId,
    userId: owner.id,
    code,
    scopes: scopesFor(type, app),
    tokenIndex,
  } as const
  const opened = openGrant(context, about, null, now)
  const { grant, access } = opened
  storage.journal.append(
    {
      type: 'account-token.issued',
      clientId,
      grantType: type,
      grantId: grant.id,
      accessTokenId: access.id,
      accessExpiresAt: access.expiresAt,
    },
    now,
    requestId,
  )
  return opened
}

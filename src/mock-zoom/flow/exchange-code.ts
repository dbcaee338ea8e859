import type { Accepted } from '../domain/accepted.ts'
import { accept } from '../domain/accepted.ts'
import type { AuthorizationCode } from '../domain/authorization-code.ts'
import { refuseCode, shortenCode } from '../domain/authorization-code.ts'
import { fittingMethod, flawOf } from '../domain/pkce.ts'
import { recogniseVerifier } from '../domain/recognition.ts'
import type { CodeRefusal, Refusal } from '../domain/refusal.ts'
import { refuse } from '../domain/refusal.ts'
import type { FlowContext } from '../flow-context.ts'
import type { AuthenticatedRequest } from './authenticated-request.ts'
import { grantType } from './grant-type.ts'
import type { IssuedTokens } from './grants.ts'
import { closeGrant, openGrant, signTokens, supersedeGrants } from './grants.ts'
import { isOwnerGone } from './owner-gone.ts'
import { recogniseCode } from './recognise.ts'

/** A token request with grant_type=authorization_code, by a client that has proved who it is. */
interface ExchangeRequest extends AuthenticatedRequest {
  readonly code: string | undefined
  readonly redirectUri: string | undefined
  readonly verifier: string | undefined
}

export const authorizationCode = grantType({
  grantType: 'authorization_code',
  parameters: { code: 'secret', redirect_uri: 'open', code_verifier: 'secret' },
  run: (context, { get, requestId, clientId }) =>
    exchangeCode(context, {
      requestId,
      clientId,
      code: get('code'),
      redirectUri: get('redirect_uri'),
      verifier: get('code_verifier'),
    }),
})

/**
 * Exchanges a code for tokens, once: RFC 6749, section 4.1.3. However many requests send the same code, at the same
 * moment or after a crash, exactly one gets tokens, because reading, deciding and writing are one transaction.
 */
function exchangeCode(
  context: FlowContext,
  request: ExchangeRequest,
): Accepted<IssuedTokens> | Refusal<CodeRefusal> {
  const redeemed = context.storage.transaction(() => {
    if (!request.code) return recordRefusal(context, request, 'code-missing')
    const code = context.storage.codes.findByText(request.code)
    if (!code) return recordRefusal(context, request, 'code-unknown')
    const { clientId, redirectUri, verifier } = request
    const ownerRemoved = isOwnerGone(context, context.storage.users.find(code.userId))
    const attempt = { clientId, redirectUri, verifier, ownerRemoved, now: context.clock.now() }
    const reason = refuseCode(code, attempt, context.switches)
    return reason ? recordRefusal(context, request, reason, code) : redeemCode(context, request, code)
  })
  if (!redeemed.ok) return redeemed
  return accept(signTokens(context, redeemed.value))
}

function redeemCode(context: FlowContext, { requestId, verifier }: ExchangeRequest, code: AuthorizationCode) {
  const { storage, clock } = context
  const now = clock.now()
  storage.codes.redeem(code.id, now)
  const { clientId, userId, scopes } = code
  const about = {
    type: 'authorization_code',
    speaksFor: 'user',
    clientId,
    userId,
    code: code.text,
    scopes,
  } as const
  const opened = openGrant(context, about, code.id, now)
  const verifierFlaw = verifier === undefined ? undefined : flawOf(verifier)
  storage.journal.append(
    {
      type: 'code.redeemed',
      codeId: code.id,
      code: shortenCode(code.text),
      clientId: code.clientId,
      userId: code.userId,
      grantId: opened.grant.id,
      accessTokenId: opened.access.id,
      accessExpiresAt: opened.access.expiresAt,
      refreshTokenId: opened.refresh?.id ?? null,
      verifier: verifier === undefined ? 'none' : code.challenge === null ? 'ignored' : 'checked',
      ...(verifierFlaw && { verifierFlaw }),
    },
    now,
    requestId,
  )
  supersedeGrants(context, opened.grant, now, requestId)
  return accept(opened)
}

function recordRefusal(
  context: FlowContext,
  request: ExchangeRequest,
  reason: CodeRefusal,
  code?: AuthorizationCode,
): Refusal<CodeRefusal> {
  const { storage, clock, switches } = context
  const { code: text = '', clientId, redirectUri = null, requestId } = request
  const isUsedUp = switches.refusedExchangeSpendsCode && code?.redeemedAt === null
  if (isUsedUp) storage.codes.redeem(code.id, clock.now())
  storage.journal.append(
    {
      type: 'code.refused',
      reason,
      clientId,
      codeId: code?.id ?? null,
      code: text ? shortenCode(text) : null,
      redirectUri,
      ...(isUsedUp && { usedUp: true as const }),
      ...(reason === 'code-unknown' && { recognised: recogniseCode(context, text, clientId) }),
      ...(reason === 'pkce-mismatch' && code ? mismatchOf(context, request, code) : {}),
    },
    clock.now(),
    requestId,
  )
  const spentOn = reason === 'code-spent' && code ? storage.grants.findByCode(code.id) : undefined
  if (spentOn && switches.codeReplayRevokesTokens) {
    closeGrant(context, spentOn, 'code-replayed', clock.now(), requestId)
  }
  return refuse(reason, { code: text })
}

/** What the wrong verifier is, which can only be found out while the secrets are at hand. */
function mismatchOf(
  { storage }: FlowContext,
  { clientId, verifier }: ExchangeRequest,
  { challenge }: AuthorizationCode,
) {
  if (!challenge || !verifier) return {}
  const verifierFits = fittingMethod(challenge.value, verifier)
  if (verifierFits) return { verifierFits }
  const verifierIs = recogniseVerifier(challenge, verifier, storage.codes.latestOf(clientId))
  return verifierIs ? { verifierIs } : {}
}

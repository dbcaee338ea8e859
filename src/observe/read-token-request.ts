import type { ClientId, GrantId, UserId } from '../mock-zoom/domain/ids.ts'
import { placeholderIn } from '../mock-zoom/domain/placeholder.ts'
import type { Recognition } from '../mock-zoom/domain/recognition.ts'
import type { CodeRefusal, RefreshRefusal } from '../mock-zoom/domain/refusal.ts'
import { cutOffAt } from '../mock-zoom/domain/token.ts'
import type { JournalEvent } from '../mock-zoom/journal/events.ts'
import { claimsOf } from './claims.ts'
import type { SeenCode, SeenGrant, SeenToken } from './memory.ts'
import { fittingMethod, recognise } from './pkce.ts'
import { readClientRefusal } from './read-client-refusal.ts'
import { bareUrl, withoutSecrets } from './redact.ts'
import type { Seen } from './seen.ts'
import { answerOf, possibleReasons, textIn, unexplained } from './seen.ts'

/** Reads a token request: the tokens that came, or why none came. */
export function readTokenRequest(seen: Seen): readonly JournalEvent[] {
  const accessToken = textIn(answerOf(seen), 'access_token')
  if (seen.status === 200 && accessToken !== undefined) return issued(seen, accessToken)
  // Whatever else failed, it was not Zoom that refused.
  if (seen.status < 400 || seen.status >= 500) return []
  const possible = possibleReasons(seen)
  const early = readClientRefusal(seen, possible)
  if (early) return [early]
  switch (seen.parameters.get('grant_type')) {
    case 'authorization_code':
      return [refusedCode(seen, possible)]
    case 'refresh_token':
      return [refusedRefresh(seen, possible)]
    case 'account_credentials':
      return [refusedAccount(seen, possible)]
    default:
      return [unexplained(seen, possible)]
  }
}

/** Only an app that got a token with another account id before is known to have another one. */
function refusedAccount(seen: Seen, possible: readonly string[]): JournalEvent {
  const { parameters, clientId, memory } = seen
  const account = parameters.get('account_id')
  const reason = account === undefined ? 'account-id-missing' : 'account-id-wrong'
  const own = clientId === null ? undefined : memory.accounts.get(clientId)
  const isSure = account === undefined || (own !== undefined && own !== memory.fingerprint(account))
  if (clientId === null || !possible.includes(reason) || !isSure)
    return unexplained(seen, possibleReasons(seen))
  return {
    type: 'account-token.refused',
    reason,
    clientId,
    grantType: 'account_credentials',
    appKind: 'server-to-server',
    accountId: account === undefined ? null : `#${memory.fingerprint(account).slice(0, 6)}`,
    ownAccountId: null,
  }
}

/** An hour, unless Zoom says otherwise. */
const usualLifetime = 3_600

function issued(seen: Seen, accessToken: string): readonly JournalEvent[] {
  const { clientId, parameters, memory, at } = seen
  const answer = answerOf(seen)
  if (clientId === null) return []
  memory.trusted.add(clientId)
  const claims = claimsOf(accessToken)
  const lifetime = Number(answer?.expires_in)
  const expiresAt = claims?.expiresAt ?? at + (Number.isFinite(lifetime) ? lifetime : usualLifetime) * 1000
  const refreshToken = textIn(answer, 'refresh_token')
  const keep = (grant: SeenGrant) => {
    const access = memory.issued(accessToken, 'access', grant, expiresAt)
    const refresh =
      refreshToken === undefined
        ? undefined
        : memory.issued(
            refreshToken,
            'refresh',
            grant,
            claimsOf(refreshToken)?.expiresAt ?? Number.POSITIVE_INFINITY,
          )
    return { access, refresh }
  }
  const newGrant = (userId: UserId | null): SeenGrant => {
    const grant: SeenGrant = {
      id: `grant_${memory.fingerprint(accessToken)}` as GrantId,
      clientId,
      userId,
      ended: null,
    }
    memory.grants.push(grant)
    return grant
  }
  const userId = (claims?.userId ?? `somebody (#${memory.fingerprint(accessToken).slice(0, 6)})`) as UserId

  switch (parameters.get('grant_type')) {
    case 'authorization_code': {
      const code = memory.code(parameters.get('code') ?? '')
      // Without that, the person may have uninstalled the app in between, which nobody saw.
      const older = memory.grants.filter(
        (grant) =>
          code.issued?.wasInstalled &&
          grant.ended === null &&
          grant.clientId === clientId &&
          grant.userId === userId,
      )
      const grant = newGrant(userId)
      const { access, refresh } = keep(grant)
      code.redeemed = true
      return [
        {
          type: 'code.redeemed',
          codeId: code.id,
          code: code.shown,
          clientId,
          userId,
          grantId: grant.id,
          accessTokenId: access.id,
          accessExpiresAt: expiresAt,
          refreshTokenId: refresh?.id ?? null,
          verifier: verifierOf(parameters.get('code_verifier'), code),
        },
        ...older.map((old): JournalEvent => {
          old.ended = 'superseded'
          return { type: 'grant.superseded', grantId: old.id, byGrantId: grant.id, clientId, userId }
        }),
      ]
    }
    case 'refresh_token': {
      const old = memory.token(parameters.get('refresh_token') ?? '')
      const grant = old?.grant ?? newGrant(userId)
      if (old) old.rotated = true
      const { access, refresh } = keep(grant)
      if (!old || !refresh || grant.userId === null) return []
      // Zoom may have returned the same one.
      if (refresh.id === old.id) refresh.rotated = false
      return [
        {
          type: 'refresh.rotated',
          clientId,
          userId: grant.userId,
          grantId: grant.id,
          refreshTokenId: old.id,
          newRefreshTokenId: refresh.id,
          newAccessTokenId: access.id,
          accessExpiresAt: expiresAt,
        },
      ]
    }
    case 'account_credentials':
    case 'client_credentials': {
      const grantType = parameters.get('grant_type') ?? ''
      // Zoom keeps one token for each server-to-server app.
      if (grantType === 'account_credentials')
        for (const old of memory.grants)
          if (old.clientId === clientId && old.userId === null) old.ended ??= 'superseded'
      const grant = newGrant(null)
      const { access } = keep(grant)
      const account = parameters.get('account_id')
      if (account !== undefined) memory.accounts.set(clientId, memory.fingerprint(account))
      return [
        {
          type: 'account-token.issued',
          clientId,
          grantType,
          grantId: grant.id,
          accessTokenId: access.id,
          accessExpiresAt: expiresAt,
        },
      ]
    }
    default:
      keep(newGrant(userId))
      return []
  }
}

function verifierOf(verifier: string | undefined, code: SeenCode): 'checked' | 'ignored' | 'none' {
  if (verifier === undefined) return 'none'
  return code.issued && code.issued.challenge === null ? 'ignored' : 'checked'
}

function refusedCode(seen: Seen, possible: readonly string[]): JournalEvent {
  const { parameters, clientId, memory, at } = seen
  const ofCodes = possible.filter((reason): reason is CodeRefusal => codeReasons.has(reason))
  if (clientId === null || ofCodes.length === 0) return unexplained(seen, possibleReasons(seen))
  const text = parameters.get('code')
  const redirectUri = parameters.get('redirect_uri')
  const sent = {
    type: 'code.refused',
    clientId,
    redirectUri: redirectUri === undefined ? null : bareUrl(redirectUri),
  } as const
  if (text === undefined) return { ...sent, reason: 'code-missing', codeId: null, code: null }
  const recognised = recogniseCode(text, seen)
  const shown = `#${memory.fingerprint(text).slice(0, 6)}`
  const code = memory.knownCode(text)
  if (recognised && !code) return { ...sent, reason: 'code-unknown', codeId: null, code: shown, recognised }
  const known = { ...sent, codeId: memory.code(text).id, code: shown }
  if (ofCodes.includes('redirect-uri-mismatch'))
    return { ...known, reason: redirectUri === undefined ? 'redirect-uri-missing' : 'redirect-uri-mismatch' }
  if (code?.issued && code.issued.clientId !== clientId) return { ...known, reason: 'code-for-another-app' }
  if (code?.redeemed) return { ...known, reason: 'code-spent' }
  if (!code?.issued) return unexplained(seen, ofCodes)
  if (at >= code.issued.expiresAt) return { ...known, reason: 'code-expired' }
  const { challenge } = code.issued
  const verifier = parameters.get('code_verifier')
  if (challenge === null)
    return unexplained(
      seen,
      ofCodes.filter((reason) => !reason.startsWith('pkce-')),
    )
  if (verifier === undefined) return { ...known, reason: 'pkce-verifier-missing' }
  const fits = fittingMethod(challenge, verifier, memory.fingerprint)
  if (fits === challenge.method)
    return unexplained(
      seen,
      ofCodes.filter((reason) => !reason.startsWith('pkce-')),
    )
  const is = recognise(challenge, verifier)
  return {
    ...known,
    reason: 'pkce-mismatch',
    ...(fits !== undefined && { verifierFits: fits }),
    ...(is !== undefined && { verifierIs: is }),
  }
}

const codeReasons: ReadonlySet<string> = new Set<CodeRefusal>([
  'code-missing',
  'code-unknown',
  'code-spent',
  'code-replaced',
  'code-expired',
  'code-for-another-app',
  'redirect-uri-missing',
  'redirect-uri-mismatch',
  'pkce-verifier-missing',
  'pkce-mismatch',
  'pkce-verifier-unexpected',
  'code-owner-removed',
])

function recogniseCode(text: string, { memory }: Seen): Recognition | undefined {
  const word = placeholderIn(text)
  if (word !== undefined) return { is: 'placeholder', word }
  const token = memory.token(text)
  if (token && token.kind !== null)
    return { is: 'another-kind', kind: `${token.kind} token`, how: [], of: token.grant.clientId }
  const altered = memory.altered(text)
  return altered?.code && { is: 'altered', how: altered.how, of: altered.code.id }
}

function refusedRefresh(seen: Seen, possible: readonly string[]): JournalEvent {
  const { parameters, clientId, memory, at } = seen
  const ofTokens = possible.filter((reason): reason is RefreshRefusal => /refresh-token/.test(reason))
  if (clientId === null || ofTokens.length === 0) return unexplained(seen, possibleReasons(seen))
  const text = parameters.get('refresh_token')
  const nothing = { type: 'refresh.refused', clientId, refreshTokenId: null, grantId: null } as const
  if (text === undefined) return { ...nothing, reason: 'refresh-token-missing' }
  const token = memory.token(text)
  if (!token) {
    const recognised = recogniseToken(text, seen, 'refresh')
    const cut = cutOffAt(text)
    if (!recognised && cut.cutOffAt === undefined) return unexplained(seen, ofTokens)
    return { ...nothing, reason: 'refresh-token-unknown', ...cut, ...(recognised && { recognised }) }
  }
  const reason = whyRefreshFailed(token, clientId, at)
  if (reason === undefined) return unexplained(seen, ofTokens)
  return { ...nothing, reason, refreshTokenId: token.id, grantId: token.grant.id }
}

/** The same order as in domain/token.ts, as far as it was seen. */
function whyRefreshFailed(token: SeenToken, clientId: ClientId, at: number): RefreshRefusal | undefined {
  if (token.kind === 'access') return 'not-a-refresh-token'
  if (token.grant.clientId !== clientId) return 'refresh-token-for-another-app'
  if (token.rotated) return 'refresh-token-rotated'
  if (token.grant.ended !== null) return `refresh-token-${token.grant.ended}`
  return at >= token.expiresAt ? 'refresh-token-expired' : undefined
}

/** What came in the place of a token, as far as the traffic shows. */
export function recogniseToken(
  text: string,
  { memory }: Seen,
  wanted: 'access' | 'refresh',
): Recognition | undefined {
  const word = placeholderIn(text)
  if (word !== undefined) return { is: 'placeholder', word: withoutSecrets(word) }
  const code = memory.knownCode(text)
  if (code) return { is: 'another-kind', kind: 'code', how: [], of: '' }
  const { how, token } = memory.altered(text) ?? {}
  return token?.kind === wanted && how ? { is: 'altered', how, of: token.id } : undefined
}

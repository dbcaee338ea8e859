import type { ClientId, UserId } from '../mock-zoom/domain/ids.ts'
import type { CodeChallenge } from '../mock-zoom/domain/pkce.ts'
import { parseChallengeMethod } from '../mock-zoom/domain/pkce.ts'
import type { AuthorizeRefusal } from '../mock-zoom/domain/refusal.ts'
import { weaknessOf } from '../mock-zoom/domain/state.ts'
import type { JournalEvent } from '../mock-zoom/journal/events.ts'
import type { Memory, SeenAuthorize } from './memory.ts'
import { bareUrl, shownClientId, withoutSecrets } from './redact.ts'
import type { Seen } from './seen.ts'
import { possibleReasons, unexplained } from './seen.ts'
import type { WireExchange } from './wire.ts'
import { headerOf } from './wire.ts'

/** How long a code can be redeemed, in milliseconds: Zoom documents five minutes. */
const codeLifetime = 300_000

/** Reads what a browser asked Zoom for, and where Zoom sent it back to. */
export function readAuthorize(seen: Seen): readonly JournalEvent[] {
  const { exchange, memory } = seen
  const location = headerOf(exchange.responseHeaders, 'location')
  const target =
    location !== undefined && URL.canParse(location, exchange.url)
      ? new URL(location, exchange.url)
      : undefined
  if (target?.searchParams.has('code')) {
    // A person who has allowed the app before is sent back at once; else the request was seen before, with the page.
    if (exchange.method === 'GET') remember(seen)
    return readCode(target, seen.at, memory, exchange.method === 'GET' ? 'skipped' : 'asked')
  }
  if (exchange.method !== 'GET') return []
  const reasons = possibleReasons(seen).filter(isOfAuthorize)
  if (reasons.length > 0) return [refused(seen, reasons)]
  return seen.status >= 400 ? [unexplained(seen, [])] : remember(seen)
}

/** Reads a request to the app's callback: the code in it, unless Zoom's redirect to it was seen. */
export function readCallback(url: URL, { startedAt }: WireExchange, memory: Memory): readonly JournalEvent[] {
  return readCode(url, Math.max(0, Math.floor(startedAt)), memory, 'asked')
}

/** The authorize request of the code in a redirect, if one was seen, and the code that Zoom issued for it. */
function readCode(
  url: URL | undefined,
  at: number,
  memory: Memory,
  consent: 'asked' | 'skipped',
): readonly JournalEvent[] {
  const text = url?.searchParams.get('code') ?? ''
  if (!url || text === '' || memory.knownCode(text)?.issued) return []
  const state = url.searchParams.get('state')
  const stateId = state === null || state === '' ? null : memory.fingerprint(state)
  const begun = memory.authorizes.findLast(
    ({ asked }) => asked.redirectUri === bareUrl(url.href) && asked.stateId === stateId,
  )
  if (!begun) return []
  const { asked, challenge } = begun
  const code = memory.code(text)
  const owner = ownerIn(text, memory)
  code.issued = {
    clientId: asked.clientId,
    challenge,
    expiresAt: at + codeLifetime,
    wasInstalled: consent === 'skipped',
  }
  return [
    { type: 'authorize.asked', ...asked },
    {
      type: 'code.issued',
      codeId: code.id,
      code: code.shown,
      clientId: asked.clientId,
      // Only the tokens will tell: until then, nobody is taken for anybody else.
      ...(owner === undefined
        ? { userId: `somebody (${code.shown})` as UserId, userUnknown: true }
        : { userId: owner as UserId }),
      redirectUri: asked.redirectUri,
      codeChallengeMethod: asked.codeChallengeMethod,
      scopes: [],
      expiresAt: at + codeLifetime,
      consent,
    },
  ]
}

/**
 * Codes of 2020 end with the id of the Zoom user. A newer code may look the same by chance, and then this is a part of a
 * secret: only an id that a token has named is taken.
 */
function ownerIn(code: string, memory: Memory): string | undefined {
  const id = /^[\w-]{10}_([\w-]{22})$/.exec(code)?.[1]
  return id !== undefined && memory.knowsUser(id) ? id : undefined
}

function remember(seen: Seen): readonly JournalEvent[] {
  const authorize = authorizeIn(seen)
  if (!authorize) return []
  seen.memory.authorizes.push(authorize)
  return [{ type: 'authorize.asked', ...authorize.asked }]
}

function authorizeIn({ exchange, parameters, memory }: Seen): SeenAuthorize | undefined {
  const clientId = parameters.get('client_id')
  const redirectUri = parameters.get('redirect_uri')
  if (clientId === undefined || redirectUri === undefined) return undefined
  const state = parameters.get('state')
  const challenge = challengeIn(
    parameters.get('code_challenge'),
    parameters.get('code_challenge_method'),
    memory,
  )
  const referer = headerOf(exchange.requestHeaders, 'referer') ?? ''
  const isInstall = state === undefined && /^https:\/\/marketplace\.zoom\.(us|com)\//.test(referer)
  return {
    challenge,
    asked: {
      clientId: shownClientId(clientId, memory.fingerprint) as ClientId,
      redirectUri: bareUrl(redirectUri),
      hasState: state !== undefined,
      stateLength: state?.length ?? 0,
      stateId: state === undefined ? null : memory.fingerprint(state),
      stateWeakness: state === undefined ? null : weaknessOf(state),
      codeChallengeMethod: challenge?.method ?? null,
      scope: shownScope(parameters.get('scope')),
      optionalScope: shownScope(parameters.get('optional_scope')),
      begunAt: isInstall ? 'marketplace' : 'integration',
    },
  }
}

function shownScope(scope: string | undefined): string | null {
  return scope === undefined ? null : withoutSecrets(scope)
}

function challengeIn(
  value: string | undefined,
  name: string | undefined,
  memory: Memory,
): CodeChallenge | null {
  const method = parseChallengeMethod(name)
  if (value === undefined || method === undefined) return null
  // A plain challenge is the verifier itself.
  return { method, value: method === 'plain' ? memory.fingerprint(value) : value }
}

function isOfAuthorize(reason: string): reason is AuthorizeRefusal {
  return ofAuthorize.has(reason)
}

const ofAuthorize: ReadonlySet<string> = new Set<AuthorizeRefusal>([
  'authorize-client-unknown',
  'authorize-app-disabled',
  'redirect-uri-not-registered',
  'redirect-uri-is-localhost',
  'response-type-unsupported',
  'scope-not-allowed',
  'scopes-separated-by-spaces',
  'app-not-published',
  'admin-required',
  'app-not-approved',
  'user-not-active',
  'code-challenge-method-unsupported',
  'code-challenge-missing',
  'authorize-parameter-repeated',
])

function refused(seen: Seen, reasons: readonly AuthorizeRefusal[]): JournalEvent {
  const { parameters, clientId } = seen
  const redirectUri = parameters.get('redirect_uri')
  const fits = reasons.filter((reason) => {
    switch (reason) {
      case 'redirect-uri-is-localhost':
        return /^http:\/\/localhost\b/.test(redirectUri ?? '')
      case 'response-type-unsupported':
        return parameters.get('response_type') !== 'code'
      case 'scopes-separated-by-spaces':
        return / /.test(parameters.get('scope') ?? '')
      default:
        return true
    }
  })
  const [reason, ...others] = fits
  if (reason === undefined || others.length > 0) return unexplained(seen, fits)
  const challengeMethod = parameters.get('code_challenge_method')
  const scope = parameters.get('scope')
  return {
    type: 'authorize.refused',
    reason,
    clientId,
    redirectUri: redirectUri === undefined ? null : bareUrl(redirectUri),
    ...(reason === 'response-type-unsupported' && {
      responseType: shownScope(parameters.get('response_type')),
    }),
    ...(reason === 'code-challenge-method-unsupported' &&
      challengeMethod !== undefined && { challengeMethod: withoutSecrets(challengeMethod) }),
    ...(reason === 'scopes-separated-by-spaces' && scope !== undefined && { scope: withoutSecrets(scope) }),
    ...(reason === 'authorize-parameter-repeated' && {
      repeated: parameters.repeatedAmong(['client_id', 'redirect_uri', 'response_type', 'scope', 'state']),
    }),
  }
}

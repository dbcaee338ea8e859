import type { AuthorizationCode } from '../domain/authorization-code.ts'
import { newCodeText, shortenCode } from '../domain/authorization-code.ts'
import type { CodeId } from '../domain/ids.ts'
import { newRecordId } from '../domain/ids.ts'
import type { ZoomUser } from '../domain/zoom-user.ts'
import type { FlowContext } from '../flow-context.ts'
import type { Authorization } from './authorize.ts'

/**
 * Issues a code for a user who allows the app. `chosen` are the optional scopes that the user kept, or 'skipped' if the
 * user was not asked this time.
 */
export function issueCode(
  { storage, switches, clock, random }: FlowContext,
  { app, requestId, redirectUri, challenge, ...offer }: Authorization,
  user: ZoomUser,
  chosen: readonly string[] | 'skipped',
): AuthorizationCode {
  return storage.transaction(() => {
    const now = clock.now()
    const consented = storage.consents.find(app.clientId, user.id) ?? []
    const left = chosen === 'skipped' ? consented : chosen
    const scopes = [...offer.scopes, ...offer.optionalScopes.filter((scope) => left.includes(scope))]
    const code: AuthorizationCode = {
      id: newRecordId('code', random) as CodeId,
      text: newCodeText(switches.codeShape, user.id, random),
      clientId: app.clientId,
      userId: user.id,
      redirectUri,
      challenge,
      scopes,
      issuedAt: now,
      expiresAt: now + switches.codeTtl * 1000,
      redeemedAt: null,
      replacedAt: null,
    }
    if (switches.codeReplacesPrevious) storage.codes.replaceAll(app.clientId, user.id, now)
    storage.codes.insert(code)
    if (chosen !== 'skipped') {
      storage.consents.save(app.clientId, user.id, [...new Set([...consented, ...scopes])], now)
      storage.journal.append(
        { type: 'consent.given', clientId: app.clientId, userId: user.id, scopes },
        now,
        requestId,
      )
    }
    storage.journal.append(
      {
        type: 'code.issued',
        codeId: code.id,
        code: shortenCode(code.text),
        clientId: app.clientId,
        userId: user.id,
        redirectUri,
        codeChallengeMethod: challenge?.method ?? null,
        scopes,
        expiresAt: code.expiresAt,
        consent: chosen === 'skipped' ? 'skipped' : 'asked',
      },
      now,
      requestId,
    )
    return code
  })
}

import { placeholderIn } from '../mock-zoom/domain/placeholder.ts'
import type { JournalEvent } from '../mock-zoom/journal/events.ts'
import { readClientRefusal } from './read-client-refusal.ts'
import { recogniseToken } from './read-token-request.ts'
import type { Seen } from './seen.ts'
import { possibleReasons, unexplained } from './seen.ts'

/** Reads a revocation: the grant that it ended, or why it ended none. */
export function readRevoke(seen: Seen): readonly JournalEvent[] {
  const { status, parameters, clientId, memory } = seen
  const text = parameters.get('token')
  if (status === 200) {
    const token = text === undefined ? undefined : memory.token(text)
    if (!token || token.kind === null) return []
    const { id: grantId, userId, clientId: owner } = token.grant
    token.grant.ended = 'revoked'
    return [
      { type: 'grant.closed', grantId, clientId: owner, userId, because: 'revoked' },
      { type: 'token.revoked', clientId: owner, userId, grantId, tokenKind: token.kind },
    ]
  }
  if (status < 400 || status >= 500) return []
  const possible = possibleReasons(seen)
  const early = readClientRefusal(seen, possible)
  if (early) return [early]
  if (text === undefined) return [{ type: 'revoke.refused', reason: 'revoke-token-missing', clientId }]
  const recognised = placeholderIn(text) === undefined ? undefined : recogniseToken(text, seen, 'access')
  return recognised
    ? [{ type: 'revoke.refused', reason: 'revoke-token-unknown', clientId, recognised }]
    : [unexplained(seen, possible)]
}

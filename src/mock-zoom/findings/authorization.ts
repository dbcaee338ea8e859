import type { EntryOf } from '../journal/events.ts'
import { issueOf } from './code-history.ts'
import type { History } from './finding.ts'

/** A connection that was made: the code, and the authorize request that it came from. */
export interface Authorization {
  readonly issued: EntryOf<'code.issued'>
  readonly asked: EntryOf<'authorize.asked'>
}

/** How the connection that a code was redeemed for began. */
export function authorizationOf(
  redeemed: EntryOf<'code.redeemed'>,
  history: History,
): Authorization | undefined {
  const issued = issueOf(redeemed.codeId, history)
  const asked = issued && history.with('authorize.asked', 'requestId', issued.requestId)[0]
  return asked && { issued, asked }
}

/**
 * Whether PKCE binds the code to the browser that asked. Then nobody can inject someone else's code, and the state may be
 * anything (RFC 9700, section 2.1).
 */
export function isBoundByPkce({ issued }: Authorization): boolean {
  return issued.codeChallengeMethod !== null
}

import type { GrantId } from '../domain/ids.ts'
import type { EntryOf } from '../journal/events.ts'
import type { History } from './finding.ts'

/** The entry in which a grant began. */
export type GrantBeginning = EntryOf<'code.redeemed' | 'device-code.redeemed' | 'account-token.issued'>

export function beginningOf(grantId: GrantId | null, history: History): GrantBeginning | undefined {
  return (
    history.with('code.redeemed', 'grantId', grantId)[0] ??
    history.with('device-code.redeemed', 'grantId', grantId)[0] ??
    history.with('account-token.issued', 'grantId', grantId)[0]
  )
}

/** Whether it is the app's own token, by client_credentials: none of them opens anybody's data. */
export function isOwnToken(beginning: GrantBeginning): boolean {
  return beginning.type === 'account-token.issued' && beginning.grantType === 'client_credentials'
}

/** Whose grant that has ended it was: `jill@example.com`, or the app itself. */
export function formerHolderOf({ userId }: EntryOf<'grant.closed'>, history: History): string {
  return userId === null ? 'its own account' : history.user(userId)
}

/** Whose grant it is: `jill@example.com`, or the app itself. */
export function holderOf(beginning: GrantBeginning, history: History): string {
  return beginning.type === 'account-token.issued' ? 'its own account' : history.user(beginning.userId)
}

/** Where a token came from: the beginning of a grant, or a refresh. */
export function accessTokenOrigin(
  tokenId: string | null,
  history: History,
): GrantBeginning | EntryOf<'refresh.rotated'> | undefined {
  return (
    history.with('code.redeemed', 'accessTokenId', tokenId)[0] ??
    history.with('refresh.rotated', 'newAccessTokenId', tokenId)[0] ??
    history.with('device-code.redeemed', 'accessTokenId', tokenId)[0] ??
    history.with('account-token.issued', 'accessTokenId', tokenId)[0]
  )
}

/** Every attempt to refresh a grant. */
export function refreshesOf(
  grantId: GrantId,
  history: History,
): EntryOf<'refresh.rotated' | 'refresh.refused'>[] {
  return [
    ...history.with('refresh.rotated', 'grantId', grantId),
    ...history.with('refresh.refused', 'grantId', grantId),
  ]
}

/** The call with an expired access token that was not followed by a refresh of this connection. */
export function askedAfterExpiry(
  { grantId }: EntryOf<'code.redeemed'>,
  history: History,
): EntryOf<'api.refused'> | undefined {
  if (refreshesOf(grantId, history).length > 0) return undefined
  return history
    .with('api.refused', 'grantId', grantId)
    .find((entry) => entry.reason === 'access-token-expired')
}

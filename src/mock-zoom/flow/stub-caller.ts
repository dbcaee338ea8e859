import type { StubCaller } from '../domain/stub.ts'
import type { FlowContext } from '../flow-context.ts'
import { grantOf } from './grants.ts'

/** Whose token this is; undefined if nobody's. It decides nothing: the checks of a call come after. */
export function stubCallerOf(context: FlowContext, accessToken: string | undefined): StubCaller | undefined {
  const tokenId = accessToken === undefined ? undefined : context.signer.read(accessToken)
  const token = tokenId && context.storage.tokens.find(tokenId)
  if (!token) return undefined
  const grant = grantOf(context, token)
  const user = context.storage.users.find(grant.userId)
  return user && { userId: user.id, email: user.email, grantId: grant.id }
}

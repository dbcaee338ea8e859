import { type AccessToken, ZoomRefusal } from '../zoom-answers.ts'
import type { AccountTokens } from './account-tokens.ts'
import type { ZoomAccount } from './zoom-account.ts'

/** Calls Zoom for an account. */
export type CallZoom = <Answer>(
  account: ZoomAccount,
  call: (token: AccessToken) => Promise<Answer>,
) => Promise<Answer>

export function createCallZoom(tokens: AccountTokens): CallZoom {
  return async (account, call) => {
    const token = await tokens.current(account)
    try {
      return await call(token)
    } catch (refusal) {
      // One new token and one retry: if they don't help, a second round wouldn't either.
      if (!(refusal instanceof ZoomRefusal) || refusal.status !== 401) throw refusal
      return call(await tokens.renewed(account, token))
    }
  }
}

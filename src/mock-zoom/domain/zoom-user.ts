import type { AccountId, UserId } from './ids.ts'

/** An account holder at (mock) Zoom. */
export interface ZoomUser {
  readonly id: UserId
  readonly accountId: AccountId
  readonly email: string
  readonly firstName: string
  readonly lastName: string
  readonly createdAt: number
  /** Removed from the account, so their tokens are dead. */
  readonly removed: boolean
}

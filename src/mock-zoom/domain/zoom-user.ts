import type { AccountId, UserId } from './ids.ts'

/** What a user may do in their account, the most first. */
export const roles = ['owner', 'admin', 'member'] as const

export type Role = (typeof roles)[number]

/** An account holder at (mock) Zoom. */
export interface ZoomUser {
  readonly id: UserId
  readonly accountId: AccountId
  readonly email: string
  readonly firstName: string
  readonly lastName: string
  readonly role: Role
  readonly createdAt: number
  /** Removed from the account, so their tokens are dead. */
  readonly removed: boolean
}

import type { AccountId, UserId } from './ids.ts'
import type { UserProfile } from './user-profile.ts'
import type { UserSettings } from './user-settings.ts'

/** What a user may do in their account, the most first. */
export const roles = ['owner', 'admin', 'member'] as const

export type Role = (typeof roles)[number]

/** Whether a user can sign in: not before they have accepted the invitation, and not after they were deactivated. */
export const userStatuses = ['active', 'pending', 'inactive'] as const

export type UserStatus = (typeof userStatuses)[number]

/** An account holder at (mock) Zoom. */
export interface ZoomUser {
  readonly id: UserId
  readonly accountId: AccountId
  readonly email: string
  readonly firstName: string
  readonly lastName: string
  readonly role: Role
  readonly status: UserStatus
  /** Whether the email is known to be theirs. */
  readonly verified: boolean
  /** How they sign in, in Zoom's numbers: 1 with Google, 100 with a work email, 101 by SSO. */
  readonly loginTypes: readonly number[]
  /** Whether they have a licence, or a basic plan. */
  readonly licensed: boolean
  /** What the API was told about them. The rest has defaults. */
  readonly profile: Partial<UserProfile>
  /** Their settings that differ from the defaults. */
  readonly settings: UserSettings
  readonly createdAt: number
  /** Removed from the account, so their tokens are dead. */
  readonly removed: boolean
}

/** Whether this user can sign in at Zoom. */
export function canSignIn({ removed, status }: ZoomUser): boolean {
  return !removed && status === 'active'
}

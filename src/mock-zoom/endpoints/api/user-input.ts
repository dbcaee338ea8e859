import { z } from 'zod'
import type { UserProfile } from '../../domain/user-profile.ts'
import { defaultProfile } from '../../domain/user-profile.ts'
import type { UserChanges } from '../../flow/users.ts'
import { flag, whole } from './loose-types.ts'

/** Each part of a profile has the type of its default; a client may also say a part that the mock doesn't know. */
const profileKeys = Object.fromEntries(
  Object.entries(defaultProfile).map(([name, value]) => [
    name,
    (typeof value === 'boolean' ? flag : z.string().max(200)).optional(),
  ]),
)

const userKeys = z.object({
  first_name: z.string().max(64).optional(),
  last_name: z.string().max(64).optional(),
  type: whole.optional(),
  ...profileKeys,
})

function readUser({ first_name, last_name, type, ...said }: z.output<typeof userKeys>): UserChanges {
  const known = Object.entries(said).filter(([name, value]) => name in defaultProfile && value !== undefined)
  return {
    ...(first_name === undefined ? {} : { firstName: first_name }),
    ...(last_name === undefined ? {} : { lastName: last_name }),
    // 1 is basic; 2 is licensed, and so is 99 of other products.
    ...(type === undefined ? {} : { licensed: type === 2 }),
    profile: Object.fromEntries(known) as Partial<UserProfile>,
  }
}

/** What a client may say about a user who exists. */
export const userChangesSchema = userKeys.transform(readUser)

/** What a client says about a new user. Without `action: create`, nobody is invited: the user can sign in at once. */
export const newUserSchema = z
  .object({
    action: z.enum(['create', 'autoCreate', 'custCreate', 'ssoCreate']),
    user_info: userKeys.extend({ email: z.email() }),
  })
  .transform(({ action, user_info }) => ({
    email: user_info.email,
    isInvited: action === 'create',
    changes: readUser(user_info),
  }))

/** Settings to change, by group. */
export const userSettingsSchema = z.record(z.string(), z.record(z.string(), z.unknown()))

/** Whether a user may sign in from now on. */
export const userStatusSchema = z.object({ action: z.enum(['activate', 'deactivate']) })

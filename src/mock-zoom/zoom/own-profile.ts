import { z } from 'zod'
import type { RefusalReason } from '../domain/refusal.ts'
import { zoomErrors } from './errors.ts'
import type { ProfileName } from './profiles.ts'
import { profileNames, switchesSchema } from './profiles.ts'

const reasons = Object.keys(zoomErrors) as [RefusalReason, ...RefusalReason[]]

/** Responses for single refusals, in place of those in errors.ts. */
export const errorsSchema = z.partialRecord(
  z.enum(reasons),
  z.strictObject({ status: z.int().min(400).max(599), body: z.string() }),
)

/** A profile that somebody made: a built-in one, and what they have seen Zoom do differently. */
export const ownProfileSchema = z.strictObject({
  name: z
    .string()
    .regex(
      /^(?!20\d\d$)[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/,
      'must be 1 to 40 of A-Z a-z 0-9 . _ -, and no year',
    )
    .describe('What reports call it.'),
  basedOn: z.enum(profileNames).describe('The built-in profile that it changes.'),
  switches: switchesSchema.default({}).describe('Single behaviours that differ.'),
  errors: errorsSchema.default({}).describe('Responses for single refusals that differ.'),
})

/** A profile that somebody made: a built-in one, and what they have seen Zoom do differently. */
export type OwnProfile = z.output<typeof ownProfileSchema>

/** The built-in profile: the one that is named, or that another is based on. */
export function eraOf(profile: ProfileName | OwnProfile): ProfileName {
  return typeof profile === 'object' ? profile.basedOn : profile
}

/** The profile that somebody made, if it is one. */
export function ownProfileIn(profile: ProfileName | OwnProfile): OwnProfile | undefined {
  return typeof profile === 'object' ? profile : undefined
}

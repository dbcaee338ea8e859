import { z } from 'zod'
import type { App } from '../domain/app.ts'
import { appKinds } from '../domain/app.ts'
import { MockZoomError } from '../domain/mock-zoom-error.ts'
import { nearMisses } from '../domain/near-misses.ts'
import { mainSubscription } from '../domain/subscription.ts'
import type { UserProfile } from '../domain/user-profile.ts'
import { defaultProfile } from '../domain/user-profile.ts'
import type { ZoomUser } from '../domain/zoom-user.ts'
import { roles, userStatuses } from '../domain/zoom-user.ts'
import { errorsSchema, ownProfileSchema } from '../zoom/own-profile.ts'
import { profileNames, switchesSchema } from '../zoom/profiles.ts'
import { rateLimitsSchema } from '../zoom/rate-limits.ts'
import { faultSchema } from './fault-schema.ts'
import { keysAt } from './known-keys.ts'
import { changesOf } from './partial-schema.ts'
import { stubSchema } from './stub-schema.ts'

const httpToken = /^[\x21-\x7e]+$/
const zoomId = z
  .string()
  .regex(/^[A-Za-z0-9_-]{22}$/, 'must be 22 characters of A-Z a-z 0-9 _ -, as Zoom’s ids are')

const webUrl = z.url({ protocol: /^https?$/ })

const authenticationSchema = z
  .discriminatedUnion('type', [
    z.strictObject({
      type: z.literal('basic'),
      username: z.string().regex(/^[^:]+$/, 'must not be empty or hold a colon'),
      password: z.string().min(1),
    }),
    z.strictObject({
      type: z.literal('oauth'),
      tokenUrl: webUrl.describe('The app’s own OAuth server, asked for a token before each event.'),
      clientId: z.string().regex(/^[^:]+$/, 'must not be empty or hold a colon'),
      clientSecret: z.string().min(1),
    }),
    z.strictObject({
      type: z.literal('header'),
      name: z.string().regex(/^[A-Za-z0-9-]+$/, 'must be a header name'),
      value: z.string().regex(/^[\x20-\x7e]+$/, 'must be visible ASCII'),
    }),
  ])
  .nullable()
  .default(null)
  .describe('How Zoom authenticates its events beside the signature: basic, oauth or header.')

const subscriptionSchema = z.strictObject({
  id: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,64}$/, 'must be 1 to 64 of A-Z a-z 0-9 _ -')
    .refine((id) => id !== mainSubscription, 'must not be main: that is webhookUrl')
    .describe('Its name within the app.'),
  url: webUrl.describe('Where its events are sent to.'),
  secret: z.string().min(1).nullable().default(null).describe('The secret token that signs its events.'),
  events: z
    .array(z.string().regex(/^\S+$/, 'must not be empty or hold spaces'))
    .nullable()
    .default(null)
    .describe('The names of its events; null for every event.'),
  authentication: authenticationSchema,
})

/** An app, as a config file or the control API gives it. */
export const appSchema = z.strictObject({
  clientId: z
    .string()
    .regex(httpToken, 'must be visible ASCII without spaces')
    .max(200)
    .describe('The client id.'),
  clientSecret: z
    .string()
    .regex(httpToken)
    .max(200)
    .nullable()
    .default(null)
    .describe('The secret; null makes a public client.'),
  name: z.string().min(1).max(200).describe('The name that the consent page shows.'),
  kind: z
    .enum(appKinds)
    .default('user-managed')
    .describe(
      'Whether it acts for the users who authorize it, for the account of an admin who does, or for its own account.',
    ),
  accountId: zoomId
    .nullable()
    .default(null)
    .describe('The account it belongs to; needed for server-to-server.'),
  redirectUris: z
    .array(z.string().regex(/^\S+$/, 'must not be empty or contain spaces').max(2000))
    .default([])
    .describe('The allow list. A port of * stands for any port: http://127.0.0.1:*'),
  scopes: z
    .array(z.string().regex(/^[^\s,]+$/))
    .default([])
    .describe('The scopes the app is registered for.'),
  optionalScopes: z
    .array(z.string().regex(/^[^\s,]+$/))
    .default([])
    .describe('Scopes that the user may leave out.'),
  subdomainCheck: z.boolean().default(false).describe('Redirect URIs must have the subdomain of an entry.'),
  deviceFlow: z.boolean().default(false).describe('The device flow is on ("Use App on Device").'),
  draft: z.boolean().default(false).describe('Not published: refresh tokens live for an hour.'),
  webhookUrl: webUrl.nullable().default(null).describe('The URL that every event is sent to.'),
  webhookSecret: z.string().min(1).nullable().default(null).describe('The secret token that signs events.'),
  verificationToken: z
    .string()
    .regex(httpToken)
    .nullable()
    .default(null)
    .describe('The older verification token, sent as the authorization header.'),
  webhookAuthentication: authenticationSchema,
  subscriptions: z
    .array(subscriptionSchema)
    .max(20, 'must be 20 at most, as at Zoom')
    .superRefine(each('id'))
    .default([])
    .describe('Further URLs for events, each with its own secret and events.'),
  strictMode: z.boolean().default(false).describe('Redirect URIs must equal an entry, byte for byte.'),
  disabled: z.boolean().default(false).describe('Zoom has switched the app off.'),
  notApprovedBy: z
    .array(zoomId)
    .default([])
    .describe(
      'Accounts whose admins let their users install only apps that they approved, and not this one.',
    ),
})

/** Any keys of an app except its id. */
export const appChangesSchema = changesOf(appSchema.omit({ clientId: true }))

const profileSchema = z.strictObject(
  Object.fromEntries(
    Object.entries(defaultProfile).map(([name, value]) => [
      name,
      (typeof value === 'boolean' ? z.boolean() : z.string().max(200)).optional(),
    ]),
  ),
) as z.ZodType<Partial<UserProfile>>

/** A Zoom user, as a config file or the control API gives it. Ids that are left out are made up. */
export const userSchema = z.strictObject({
  id: zoomId.optional(),
  accountId: zoomId.optional(),
  email: z.email(),
  firstName: z.string().min(1).max(64),
  lastName: z.string().min(1).max(64),
  role: z
    .enum(roles)
    .default('admin')
    .describe('The role in the account. A member can’t install an admin-managed app.'),
  status: z
    .enum(userStatuses)
    .default('active')
    .describe('Someone pending has not accepted the invitation yet. Only someone active can sign in.'),
  verified: z.boolean().default(true).describe('Whether the email is known to be theirs.'),
  loginTypes: z
    .array(z.int().min(0).max(200))
    .default([1])
    .describe('How they sign in, in Zoom’s numbers: 1 Google, 100 work email, 101 SSO.'),
  licensed: z.boolean().default(true).describe('Whether they have a licence; without one it is type 1.'),
  profile: profileSchema
    .default({})
    .describe('More about them, with the names of Zoom’s API, such as job_title.'),
  settings: z
    .record(z.string(), z.record(z.string(), z.unknown()))
    .default({})
    .describe('Their settings that differ from the defaults, by group, with the names of Zoom’s API.'),
  removed: z.boolean().default(false).describe('Removed from the account.'),
})

/** Any keys of a Zoom user except the id. */
export const userChangesSchema = changesOf(userSchema.omit({ id: true }))

/** An app whose client id was not checked yet. */
export type AppInput = Omit<App, 'clientId' | 'accountId'> & {
  readonly clientId: string
  readonly accountId: string | null
}
/** An app to be registered; what is left out has a default. docs/control-api.md#apps lists the keys. */
export type AppOptions = z.input<typeof appSchema>
/** The keys of an app that can be changed. */
export type AppChanges = z.input<typeof appChangesSchema>
/** A Zoom user to be added. docs/control-api.md#zoom-users lists the keys. */
export type UserOptions = z.input<typeof userSchema>
/** The keys of a Zoom user that can be changed. */
export type UserChanges = z.input<typeof userChangesSchema>
export type UserInput = Omit<z.output<typeof userSchema>, 'loginTypes'> & Pick<ZoomUser, 'loginTypes'>

/** Refuses a list in which two entries have the same value for a key. */
function each<Name extends string>(name: Name) {
  return (entries: readonly Partial<Record<Name, unknown>>[], check: z.RefinementCtx) => {
    const seen = new Set<unknown>()
    for (const [index, { [name]: value }] of entries.entries()) {
      if (value !== undefined && seen.has(value)) {
        check.addIssue({ code: 'custom', path: [index, name], message: 'is there twice' })
      }
      seen.add(value)
    }
  }
}

/** What still works, and what a finding rests on, stays in any case. */
const historySchema = z.strictObject({
  entries: z.int().min(0).default(200_000).describe('Entries of the journal.'),
  records: z
    .int()
    .min(0)
    .default(200_000)
    .describe(
      'Codes that were used or have expired; as many grants, tokens and device codes that have ended.',
    ),
  deliveries: z.int().min(0).default(20_000).describe('Webhooks that were delivered or given up.'),
  findings: z.int().min(0).default(20_000).describe('Findings.'),
  days: z.number().min(0).default(400).describe('Days by the mock’s clock, for everything but findings.'),
})

/** Everything that can be chosen at the start, for code, file, environment and flags alike. */
export const optionsSchema = z.strictObject({
  host: z.string().min(1).default('127.0.0.1').describe('The address to listen on.'),
  port: z.int().min(0).max(65535).default(0).describe('The port; 0 takes a free one.'),
  allowHosts: z
    .array(
      z
        .string()
        .regex(/^[A-Za-z0-9_]([A-Za-z0-9_.-]*[A-Za-z0-9_])?$/, 'must be a host name, without a port or *'),
    )
    .default([])
    .describe(
      'Host names to which this mock responds, besides localhost, IP addresses and, for Zoom’s part, Zoom’s own.',
    ),
  anyCaller: z
    .boolean()
    .default(false)
    .describe('Zoom’s part responds to every host name, and to web pages of other origins.'),
  controlToken: z
    .string()
    .regex(/^(none|[A-Za-z0-9_-]{16,200})$/, 'must be 16 to 200 of A-Z a-z 0-9 _ -, or none')
    .optional()
    .describe(
      'What callers from other machines must show to the control API and the inspector; none asks for nothing. By default, a random one if the mock listens beyond loopback.',
    ),
  profile: z
    .union([z.enum(profileNames), ownProfileSchema], {
      error: 'Invalid option: expected one of "2020"|"2026", or a profile of your own',
    })
    .default('2026')
    .describe('The era of Zoom’s behaviour, or a profile of your own that is based on one.'),
  switches: switchesSchema.default({}).describe('Single behaviours that differ from the profile.'),
  errors: errorsSchema
    .default({})
    .describe('Responses for single refusals, for people who have seen Zoom say something else.'),
  rateLimits: rateLimitsSchema.prefault({}).describe('How many API calls Zoom allows.'),
  database: z.string().min(1).default(':memory:').describe('The SQLite file, or :memory:'),
  clock: z
    .enum(['manual', 'real'])
    .default('manual')
    .describe('A clock that stands still until advanced, or the machine’s.'),
  faults: z.array(faultSchema).default([]).describe('Faults that exist from the start and after each reset.'),
  stubs: z
    .array(stubSchema)
    .default([])
    .describe('Your own responses to operations of Zoom’s API: docs/stubs.md.'),
  sandboxes: z
    .strictObject({
      max: z.int().min(0).max(10_000).default(200).describe('How many can exist at a time.'),
      idleSeconds: z
        .number()
        .min(1)
        .max(86_400)
        .default(1800)
        .describe('A sandbox that gets no request for this long is closed.'),
    })
    .prefault({})
    .describe('Limits for the isolated mocks within this one.'),
  history: historySchema.prefault({}).describe('How much of the past is kept; 0 means no limit.'),
  seed: z.string().min(1).optional().describe('Makes codes and ids repeatable.'),
  apps: z
    .array(appSchema)
    .min(1)
    .superRefine(each('clientId'))
    .optional()
    .describe('Apps that replace the seeded ones.'),
  users: z
    .array(userSchema)
    .min(1)
    .superRefine(each('email'))
    .superRefine(each('id'))
    .optional()
    .describe('Zoom users who replace the seeded ones.'),
})

/** The options of a sandbox; the rest is as in the mock that it is in. It is kept in memory. */
export const sandboxSchema = changesOf(
  optionsSchema.omit({
    host: true,
    port: true,
    allowHosts: true,
    anyCaller: true,
    controlToken: true,
    database: true,
    sandboxes: true,
  }),
)
/** The options of `createMockZoom()` except those about the port, the database and sandboxes. */
export type SandboxOptions = z.input<typeof sandboxSchema>

/** The options of `createMockZoom()`; each has a default. */
export type MockZoomOptions = z.input<typeof optionsSchema>
export type ParsedOptions = z.output<typeof optionsSchema>

/**
 * Checks options once, at the start. `originOf` names where a value came from: a line of a file, a variable, a flag.
 * Throws a {@link MockZoomError} that names each wrong key.
 */
export function parseOptions(
  options: unknown,
  originOf: (path: readonly PropertyKey[]) => string = () => '',
): ParsedOptions {
  const result = optionsSchema.safeParse(options, { reportInput: true })
  if (result.success) return result.data
  const lines = describeIssues(result.error.issues, options, optionsSchema).map(
    ({ path, text }) => `  ${originOf(path)}${text}`,
  )
  throw new MockZoomError(`These options can’t be used:\n${lines.join('\n')}`)
}

/** A mistake in what was given, and its place. */
export interface DescribedIssue {
  readonly path: readonly PropertyKey[]
  readonly text: string
}

/** One line per mistake: where, what was expected, what was found. `schema` is what was expected, for the keys that may have been meant. */
export function describeIssues(
  issues: readonly z.core.$ZodIssue[],
  input: unknown,
  schema: z.ZodType,
): DescribedIssue[] {
  return issues
    .flatMap((issue) => withinUnion(issue, input))
    .flatMap((issue) => {
      const places =
        issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path]
      return places.map((path) => {
        const place = path.join('.') || '(top level)'
        const text =
          issue.code === 'unrecognized_keys'
            ? `${place}: ${unknownKey(path, schema)}`
            : `${place}: ${issue.message}; found ${show(valueAt(input, path))}`
        return { path, text }
      })
    })
}

/** What is wrong within a profile of one's own: that it is none of the built-in ones would help nobody. */
function withinUnion(issue: z.core.$ZodIssue, input: unknown): z.core.$ZodIssue[] {
  const given = valueAt(input, issue.path)
  if (issue.code !== 'invalid_union' || issue.path.at(-1) !== 'profile') return [issue]
  if (typeof given !== 'object' || given === null) return [issue]
  const within = issue.errors.find((branch) =>
    branch.every(({ path, code }) => path.length > 0 || code === 'unrecognized_keys'),
  )
  return within?.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] })) ?? [issue]
}

function unknownKey(path: readonly PropertyKey[], schema: z.ZodType): string {
  const near = nearMisses(String(path.at(-1)), keysAt(schema, path.slice(0, -1))).join(' or ')
  const instead = near && `did you mean ${near}?`
  if (path.at(-2) !== 'switches') return `unknown key; ${instead || 'remove it or check its spelling'}`
  return `there is no such switch; ${instead || 'docs/fidelity.md lists all of them'}`
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    input,
  )
}

function show(value: unknown): string {
  return value === undefined ? 'nothing' : (JSON.stringify(value) ?? String(value)).slice(0, 80)
}

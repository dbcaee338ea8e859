import { z } from 'zod'
import { MockZoomError } from '../domain/mock-zoom-error.ts'
import { orThrow } from '../domain/problem.ts'
import { deauthorizedBodies } from '../domain/webhook.ts'
import { installFromMarketplace } from '../flow/install.ts'
import type { UninstallRequest } from '../flow/uninstall.ts'
import type { InstallOptions } from '../mock/mock-zoom.ts'
import { fidelitySchema } from '../zoom/fidelity.ts'
import { profileNames } from '../zoom/profiles.ts'
import { nothing, operation } from './operation.ts'
import { userNamed } from './users.ts'
import { deliverySchema } from './webhooks.ts'

const uninstallationSchema = z
  .object({
    clientId: z.string(),
    userId: z.string(),
    endedGrants: z.array(z.string()),
    notTold: z.string().nullable().describe('Why the app is not told.'),
    delivery: deliverySchema.nullable().describe('The first of `deliveries`.'),
    deliveries: z.array(deliverySchema).describe('One for each subscription that gets the event.'),
  })
  .meta({ id: 'Uninstallation' })

export const mockOperations = {
  health: operation(
    {
      method: 'GET',
      path: '/__mock/health',
      summary: 'Whether the mock is up, and which era of Zoom it imitates.',
      status: 200,
      answer: z.object({
        status: z.literal('ok'),
        profile: z.enum(profileNames),
        ownProfile: z.string().exactOptional().describe('The name of a profile that somebody made.'),
      }),
    },
    {
      given: nothing,
      run: ({ mock: { profile, ownProfile } }) => ({
        status: 'ok' as const,
        profile,
        ...(ownProfile !== undefined && { ownProfile }),
      }),
    },
  ),
  ready: operation(
    {
      method: 'GET',
      path: '/__mock/ready',
      summary: 'Whether the mock can do its work: its storage can be written.',
      status: 200,
      answer: z.object({ status: z.literal('ready') }),
      refusals: { 503: 'The storage can’t be written, or the mock is closing.' },
    },
    {
      given: nothing,
      run({ mock }) {
        try {
          // Takes the write lock, and releases it.
          mock.context.storage.transaction(() => {})
          return { status: 'ready' as const }
        } catch (error) {
          const why = error instanceof Error ? error.message : String(error)
          throw new MockZoomError(
            `The storage can’t be written: ${why}.`,
            'Look at the file and its disk.',
            503,
          )
        }
      },
    },
  ),
  fidelity: operation(
    {
      method: 'GET',
      path: '/__mock/fidelity',
      summary: 'What the mock does in Zoom’s name in each profile, how sure that is, and who says so.',
      status: 200,
      answer: fidelitySchema,
    },
    {
      given: nothing,
      // Loaded when it is asked for: it needs every endpoint, and a client of another process has none.
      run: async () => (await import('./fidelity.ts')).fidelityOfMock(),
    },
  ),
  reset: operation(
    {
      method: 'POST',
      path: '/__mock/reset',
      summary:
        'Back to the start: seeded apps and users, an empty journal, the clock and switches as they were.',
      body: z.strictObject({}),
      status: 204,
    },
    {
      given: nothing,
      run: ({ mock }) => mock.reset(),
    },
  ),
  install: operation(
    {
      method: 'POST',
      path: '/__mock/installs',
      summary:
        'Begins an install at the Marketplace. Returns the callback URL, which has a code and no state.',
      body: z.strictObject({
        user: z.string().min(1).describe('The id or email of the Zoom user.'),
        redirectUri: z.string().min(1),
        clientId: z.string().min(1).optional().describe('The first app if left out.'),
      }),
      status: 201,
      answer: z.object({ callbackUrl: z.string() }),
      refusals: {
        400: 'Zoom would not install that app with that redirect URI.',
        404: 'There is no such Zoom user.',
      },
    },
    {
      given: (what: InstallOptions) => ({ body: what }),
      run({ mock, requestId }, { body }) {
        const { context } = mock
        const { redirectUri, clientId = context.storage.apps.list()[0]?.clientId ?? '' } = body
        const user = userNamed(mock, body.user)
        const installed = installFromMarketplace(context, {
          requestId: requestId(),
          clientId,
          redirectUri,
          user,
        })
        if (installed.ok) return { callbackUrl: installed.value }
        throw new MockZoomError(
          `Zoom would not install it: ${installed.reason}.`,
          'Use a redirect URI and an app that are registered.',
          400,
        )
      },
    },
  ),
  uninstall: operation(
    {
      method: 'POST',
      path: '/__mock/users/{id}/uninstall',
      inPath: { id: 'The id or the email of the Zoom user.' },
      summary: 'Uninstalls an app: ends the grants, forgets the consent, and tells the app.',
      body: z.strictObject({
        clientId: z.string().min(1).optional().describe('Every app that the user authorized, if left out.'),
        variant: z.enum(deauthorizedBodies).optional().describe('The shape of the event.'),
        hold: z.boolean().default(false).describe('Holds the event back until it is released.'),
      }),
      status: 200,
      answer: z.array(uninstallationSchema),
      refusals: { 404: 'There is no such user or app.', 409: 'The user has not authorized it.' },
    },
    {
      given: ({ user, ...rest }: UninstallRequest) => ({ path: { id: user }, body: rest }),
      run: async ({ mock, requestId }, { path: { id }, body }) =>
        orThrow(await mock.uninstall({ ...body, user: id }, requestId())),
    },
  ),
}

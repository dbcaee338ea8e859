import { z } from 'zod'
import { operation } from './operation.ts'

export const installOperations = {
  add: operation({
    method: 'POST',
    path: '/__mock/installs',
    summary:
      'An install that begins at the Marketplace. Answers where the browser goes: a code, and no state.',
    body: z.strictObject({
      user: z.string().min(1).describe('The id or email of the Zoom user.'),
      redirectUri: z.string().min(1),
      clientId: z.string().min(1).optional().describe('The first app, when left out.'),
    }),
    status: 201,
    answer: z.object({ callbackUrl: z.string() }),
    refusals: {
      400: 'Zoom would not install that app with that redirect URI.',
      404: 'There is no such Zoom user.',
    },
  }),
}

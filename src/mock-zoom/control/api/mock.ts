import { z } from 'zod'
import { profileNames } from '../../zoom/profiles.ts'
import { operation } from './operation.ts'

export const mockOperations = {
  health: operation({
    method: 'GET',
    path: '/__mock/health',
    summary: 'Whether the mock is up, and which era of Zoom it plays.',
    status: 200,
    answer: z.object({ status: z.literal('ok'), profile: z.enum(profileNames) }),
  }),
  ready: operation({
    method: 'GET',
    path: '/__mock/ready',
    summary: 'Whether the mock can do its work: its storage can be written.',
    status: 200,
    answer: z.object({ status: z.literal('ready') }),
    refusals: { 503: 'The storage can’t be written, or the mock is closing.' },
  }),
  reset: operation({
    method: 'POST',
    path: '/__mock/reset',
    summary:
      'Back to the start: seeded apps and users, an empty journal, the clock and switches as they were.',
    body: z.strictObject({}),
    status: 204,
  }),
}

import { z } from 'zod'
import type { StateSnapshot } from '../mock/snapshot.ts'
import { snapshotSchema } from '../mock/snapshot.ts'
import { nothing, operation } from './operation.ts'

const path = '/__mock/state'

export const stateOperations = {
  save: operation(
    {
      method: 'GET',
      path,
      summary:
        'A snapshot of everything that the mock knows, to load it later. It contains secrets and tokens.',
      status: 200,
      answer: snapshotSchema,
    },
    {
      given: nothing,
      run: ({ mock }) => mock.saveState(),
    },
  ),
  load: operation(
    {
      method: 'PUT',
      path,
      summary:
        'Goes back to a snapshot: tokens of then work again, and it is as late as it was. Faults and stubs go back to those of the options.',
      body: z.looseObject({}).describe('A snapshot, whole.'),
      // A journal of some hundred thousand entries.
      bodyLimit: '64mb',
      status: 204,
      refusals: {
        400: 'It is not a snapshot, was edited, or is from another version of mock-zoom.',
        409: 'It is from a mock of another profile.',
      },
    },
    {
      given: (snapshot: StateSnapshot) => ({ body: snapshot }),
      run: ({ mock }, { body }) => mock.loadState(body),
    },
  ),
}

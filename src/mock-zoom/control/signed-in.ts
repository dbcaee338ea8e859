import { z } from 'zod'
import type { SignedIn } from '../flow/signed-in.ts'
import { readSignedIn, writeSignedIn } from '../flow/signed-in.ts'
import { nothing, operation } from './operation.ts'
import { userNamed } from './users.ts'

const path = '/__mock/signed-in'
const consent = z.enum(['ask', 'allow', 'decline']).describe('How that user answers the consent page.')
const signedInSchema = z.object({ userId: z.string(), consent }).meta({ id: 'SignedIn' })

export const signedInOperations = {
  show: operation(
    {
      method: 'GET',
      path,
      summary: 'Who is signed in at Zoom, whatever the browser’s cookie.',
      status: 200,
      answer: z.union([signedInSchema, z.object({ userId: z.null() })]),
    },
    {
      given: nothing,
      run: ({ mock }) => readSignedIn(mock.context) ?? { userId: null },
    },
  ),
  choose: operation(
    {
      method: 'PUT',
      path,
      summary: 'Chooses who is signed in, and how they answer the consent page.',
      body: z.strictObject({
        user: z.string().min(1).describe('The id or email.'),
        consent: consent.default('ask'),
      }),
      status: 200,
      answer: signedInSchema,
      refusals: { 404: 'There is no such Zoom user.' },
    },
    {
      given: (who: { readonly user: string; readonly consent?: SignedIn['consent'] }) => ({ body: who }),
      run({ mock }, { body }) {
        const signedIn = { userId: userNamed(mock, body.user).id, consent: body.consent }
        writeSignedIn(mock.context, signedIn)
        return signedIn
      },
    },
  ),
  clear: operation(
    {
      method: 'DELETE',
      path,
      summary: 'Lets each browser’s cookie decide again.',
      status: 204,
    },
    {
      given: nothing,
      run: ({ mock }) => writeSignedIn(mock.context, null),
    },
  ),
}

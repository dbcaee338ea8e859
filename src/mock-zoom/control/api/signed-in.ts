import { z } from 'zod'
import { operation } from './operation.ts'

const path = '/__mock/signed-in'
const consent = z.enum(['ask', 'allow', 'decline']).describe('How that person answers the consent page.')
const signedInSchema = z.object({ userId: z.string(), consent }).meta({ id: 'SignedIn' })

export const signedInOperations = {
  show: operation({
    method: 'GET',
    path,
    summary: 'Who is signed in at Zoom, whatever the browser’s cookie.',
    status: 200,
    answer: z.union([signedInSchema, z.object({ userId: z.null() })]),
  }),
  choose: operation({
    method: 'PUT',
    path,
    summary: 'Says who is signed in, and how they answer the consent page.',
    body: z.strictObject({
      user: z.string().min(1).describe('The id or email.'),
      consent: consent.default('ask'),
    }),
    status: 200,
    answer: signedInSchema,
    refusals: { 404: 'There is no such Zoom user.' },
  }),
  forget: operation({
    method: 'DELETE',
    path,
    summary: 'Leaves it to the browser’s cookie again.',
    status: 204,
  }),
  // For the button on the mock's own page: a form can only POST.
  signOut: operation({
    method: 'POST',
    path: '/__mock/sign-out',
    summary: 'The same for a browser: forgets its cookie too, and goes to the first page.',
    status: 303,
  }),
}

import type { AccountTwin } from './broken-twin.ts'

/**
 * It never works.
 *
 * How real code gets there: the example in Zoom’s documentation, which is written for apps that people allow.
 */
export const callsMeForAnAccount: AccountTwin = {
  name: 'calls-me-for-an-account',
  kind: 'server-to-server',
  title: 'Calls “me” with the token of an account',
  bug: 'It asks Zoom for “me”, and a token that speaks for an account is nobody.',
  findings: ['account-token-for-me'],
  alterations: {
    api: (right) => ({
      ...right,
      user: (token) => right.user(token, 'me'), // Here is the bug.
    }),
  },
}

import type { AccountApp } from './account-apps.ts'
import { createPerson, type Person, type PersonParts } from './person.ts'

/** An account at Zoom, and what a server-to-server app does for it. Nobody connects: the app has its own credentials. */
export interface Account
  extends AccountApp,
    Pick<Person, 'use' | 'otherUses' | 'status' | 'zoomUser' | 'trail'> {}

/** Uses the app for an account as a person would, only that nobody has to sign in or connect. `zoomUser` is somebody in the account. */
export function createAccount(app: AccountApp, parts: PersonParts): Account {
  const { use, otherUses, status, zoomUser, trail } = createPerson({
    ...parts,
    known: { accountId: app.accountId },
  })
  return { ...app, use, otherUses, status, zoomUser, trail }
}

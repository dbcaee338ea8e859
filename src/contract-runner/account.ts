import type { ZoomUser } from '../mock-zoom/index.ts'
import type { AccountApp } from './account-apps.ts'
import { createPerson, type Person, type PersonParts } from './person.ts'
import { filledRequest, type SubjectDescription, type SubjectRequest } from './subject-description.ts'

/** An account at Zoom, and what a server-to-server app does for it. Nobody connects: the app has its own credentials. */
export interface Account
  extends AccountApp,
    Pick<Person, 'use' | 'otherUses' | 'status' | 'zoomUser' | 'trail'> {}

/** Uses the app for an account as a person would, only that nobody has to sign in or connect. `zoomUser` is somebody in the account. */
export function createAccount(app: AccountApp, parts: PersonParts): Account {
  const { use, otherUses, status, zoomUser, trail } = createPerson({
    ...parts,
    description: descriptionFor(app, parts.zoomUser, parts.description),
  })
  return { ...app, use, otherUses, status, zoomUser, trail }
}

function descriptionFor(
  { accountId }: AccountApp,
  { id, email }: ZoomUser,
  description: SubjectDescription,
): SubjectDescription {
  const fill = (request: SubjectRequest) =>
    filledRequest(request, { accountId, zoomUserId: id, zoomUserEmail: email })
  const { use, alsoUse = [], status } = description.requests
  const requests = { use: fill(use), alsoUse: alsoUse.map(fill), ...(status && { status: fill(status) }) }
  return { ...description, requests }
}

import type { Names } from '../findings/history.ts'
import { seededApps, seededUsers } from '../mock/options.ts'

/** What a list of apps and users tells about how they are called. */
export interface KnownNames {
  readonly apps?: readonly { readonly clientId: string; readonly name: string }[]
  readonly users?: readonly { readonly id: string; readonly email: string }[]
}

/** Names for a journal without its mock: those that are known, then those of the seeded apps and users, else the ids. */
export function namesFrom({ apps = [], users = [] }: KnownNames): Names {
  const appNames = new Map([...seededApps, ...apps].map(({ clientId, name }) => [clientId, name]))
  const emails = new Map([...seededUsers, ...users].map(({ id, email }) => [String(id), email]))
  return { user: (id) => emails.get(id) ?? id, app: (clientId) => appNames.get(clientId) ?? clientId }
}

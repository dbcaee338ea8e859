/** What people call apps and Zoom users, of which the journal has ids. */
export interface Names {
  /** The name of an app; its client id where nobody knows it. */
  app(clientId: string): string
  /** The email of a Zoom user; its id where nobody knows it. */
  user(userId: string): string
}

/** What a list of apps and users tells about how they are called. */
export interface KnownNames {
  readonly apps?: readonly { readonly clientId: string; readonly name: string }[]
  readonly users?: readonly { readonly id: string; readonly email: string }[]
}

/** The names in these lists; where two name the same thing, the first list is right. */
export function namesFrom(...lists: readonly KnownNames[]): Names {
  const apps = new Map<string, string>()
  const users = new Map<string, string>()
  for (const list of lists.toReversed()) {
    for (const { clientId, name } of list.apps ?? []) apps.set(clientId, name)
    for (const { id, email } of list.users ?? []) users.set(id, email)
  }
  return { app: (clientId) => apps.get(clientId) ?? clientId, user: (id) => users.get(id) ?? id }
}

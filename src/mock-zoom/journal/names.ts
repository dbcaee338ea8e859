/** What people call apps and Zoom users, of which the journal has ids. */
export interface Names {
  /** The name of an app; its client id if the name isn't known. */
  app(clientId: string): string
  /** The email of a Zoom user; the id if the email isn't known. */
  user(userId: string): string
}

/** Lists of apps and users, from which their names are known. */
export interface KnownNames {
  readonly apps?: readonly { readonly clientId: string; readonly name: string }[]
  readonly users?: readonly { readonly id: string; readonly email: string }[]
}

/** The names in these lists; if two name the same thing, the first list wins. */
export function namesFrom(...lists: readonly KnownNames[]): Names {
  const apps = new Map<string, string>()
  const users = new Map<string, string>()
  for (const list of lists.toReversed()) {
    for (const { clientId, name } of list.apps ?? []) apps.set(clientId, name)
    for (const { id, email } of list.users ?? []) users.set(id, email)
  }
  return { app: (clientId) => apps.get(clientId) ?? clientId, user: (id) => users.get(id) ?? id }
}

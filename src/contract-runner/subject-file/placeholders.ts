/** Placeholders for values that are known only once the mock runs, in `start.command`, `start.cwd` and `start.env`. */
export const placeholders = {
  zoomUrl: 'where the mock is, in place of https://zoom.us and https://api.zoom.us',
  clientId: 'the client id of the OAuth app at (mock) Zoom',
  clientSecret: 'its client secret',
  accountId: 'the account of a server-to-server app',
  webhookSecret: 'the secret token that signs its webhooks',
  baseUrl: 'the URL of this instance of your app',
  port: 'the port that it should listen on',
  redirectUri: 'its callback: baseUrl and callback.path',
  dataFolder: 'a folder for its data, the same for all instances and restarts',
  otherClientId: 'the client id for the other account that a server-to-server app serves',
  otherClientSecret: 'its client secret',
  otherAccountId: 'the id of that account',
} as const

type Placeholder = keyof typeof placeholders
export type PlaceholderValues = Readonly<Record<Placeholder, string>>

const pattern = /\{([A-Za-z]+)\}/g

/** The placeholders in a text that do not exist. */
export function unknownPlaceholders(text: string): string[] {
  return [...text.matchAll(pattern)].flatMap(([whole, name = '']) => (isPlaceholder(name) ? [] : [whole]))
}

/** The text with every placeholder replaced by its value. */
export function fillIn(text: string, values: PlaceholderValues): string {
  return text.replace(pattern, (whole, name: string) => (isPlaceholder(name) ? values[name] : whole))
}

function isPlaceholder(name: string): name is Placeholder {
  return Object.hasOwn(placeholders, name)
}

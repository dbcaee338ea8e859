import type { App } from '../domain/app.ts'
import { hidden, hideByShape } from '../domain/secret-shape.ts'
import type { WebhookAuthentication } from '../domain/subscription.ts'
import type { Apps } from './apps.ts'
import { type Changes, remember } from './remembered.ts'

/** A shorter value would be found by chance in other words. */
const shortest = 8

/** What events have as an app sent it. */
const asSent = /"(clientId|redirectUri)":"([^"\\]{25,})"/g

/**
 * Hides the secrets of all apps in whatever is recorded: the JSON of an event with each of them replaced, however it is escaped:
 * raw, percent-encoded, in base64.
 */
export function secretHider(apps: Apps, changes: Changes): (text: string) => string {
  const known = remember(changes, () => ({
    disguises: [...new Set(apps.list().flatMap(secretsOf).flatMap(disguisesOf))],
    ids: new Set<string>(apps.list().map(({ clientId }) => clientId)),
  }))
  return (text) => {
    const { disguises, ids } = known()
    return disguises
      .reduce((shown, secret) => shown.replaceAll(secret, hidden), text)
      .replace(asSent, (whole, name: string, value: string) =>
        ids.has(value) ? whole : `"${name}":"${hideByShape(value)}"`,
      )
  }
}

function secretsOf(app: App): string[] {
  const all = [app, ...app.subscriptions].flatMap((each) => [
    'clientSecret' in each ? each.clientSecret : each.secret,
    ...passwordsOf('webhookAuthentication' in each ? each.webhookAuthentication : each.authentication),
  ])
  return [...all, app.webhookSecret, app.verificationToken].flatMap((secret) =>
    secret !== null && secret.length >= shortest ? secret : [],
  )
}

function passwordsOf(authentication: WebhookAuthentication | null): string[] {
  switch (authentication?.type) {
    case 'basic':
      return [authentication.password]
    case 'oauth':
      return [authentication.clientSecret]
    case 'header':
      return [authentication.value]
    case undefined:
      return []
    default:
      return authentication satisfies never
  }
}

/** How a secret can look in a text. In base64 there are three, by the number of characters before it. */
function disguisesOf(secret: string): string[] {
  const inBase64 = ['', 'x', 'xx'].flatMap((before) => {
    const whole = Buffer.from(before + secret)
    // The first and the last characters depend on what is around.
    const from = Math.ceil((before.length * 4) / 3)
    return [whole.toString('base64'), whole.toString('base64url')].map((text) => text.slice(from, -4))
  })
  return [
    secret,
    encodeURIComponent(secret),
    JSON.stringify(secret).slice(1, -1),
    Buffer.from(secret).toString('hex'),
    ...inBase64.filter((text) => text.length >= shortest),
  ]
}

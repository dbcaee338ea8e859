import type { App } from '../domain/app.ts'
import { hidden, hideByShape } from '../domain/secret-shape.ts'
import type { WebhookAuthentication } from '../domain/subscription.ts'
import type { Apps } from './apps.ts'

/** A shorter value would be found by chance in other words. */
const shortest = 8

/** What events have as an app sent it. */
const asSent = /"(clientId|redirectUri)":"([^"\\]{25,})"/g

/** The secrets of all apps, as they are hidden in whatever is recorded. */
export interface KnownSecrets {
  /** The JSON of an event with each of them replaced, however it is escaped: raw, percent-encoded, in base64. */
  hide(text: string): string
  /** The apps have changed. */
  forget(): void
}

/** Reads the apps once, and again when they have changed. */
export function knownSecretsOf(apps: Apps): KnownSecrets {
  let known: { readonly disguises: readonly string[]; readonly ids: ReadonlySet<string> } | undefined
  return {
    hide(text) {
      known ??= {
        disguises: [...new Set(apps.list().flatMap(secretsOf).flatMap(disguisesOf))],
        ids: new Set(apps.list().map(({ clientId }) => clientId)),
      }
      const { disguises, ids } = known
      return disguises
        .reduce((shown, secret) => shown.replaceAll(secret, hidden), text)
        .replace(asSent, (whole, name: string, value: string) =>
          ids.has(value) ? whole : `"${name}":"${hideByShape(value)}"`,
        )
    },
    forget() {
      known = undefined
    },
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

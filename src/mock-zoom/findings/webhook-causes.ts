import type { EntryOf } from '../journal/events.ts'
import type { History } from './finding.ts'

type Failed = EntryOf<'webhook.failed'>
type Sent = EntryOf<'webhook.sent'>

const rawBody =
  'the app computes the signature over JSON that it parsed and wrote again; it has to be the raw body as it came'
const verificationToken =
  'the app compares the authorization header with its verification token, and Zoom stopped sending that header in 2025'
const secret =
  'the app has another secret: another app’s, or the client secret in place of the webhook secret token'
const clock =
  'the app finds x-zm-request-timestamp too old or too new: this mock’s clock was advanced, and the app’s own was not'
const unit =
  'the app takes x-zm-request-timestamp, which is in seconds, for milliseconds, or compares it with a local time'
const droppedHeader =
  'a proxy in front of the app drops the x-zm-signature and x-zm-request-timestamp headers'
const unsigned = 'the event was not signed, since this app has no webhookSecret at the mock'
const csrf =
  'the framework’s CSRF protection refuses a POST without its token; exempt the webhook path from it'
const firewall = 'a firewall or an allow list in front of the app refuses the sender'

/** The app did not believe that the request is Zoom’s. */
export function isDistrust({ status }: Failed): boolean {
  return status === 401 || status === 403
}

/** What may have made the app respond like this, the likeliest first, as far as the journal shows. */
export function causesOfRefusal(failed: Failed, sent: Sent | undefined, history: History): readonly string[] {
  const { status, said = '' } = failed
  if (status === null) return []
  if (status === 419 || /csrf|antiforgery|authenticity/i.test(said)) return [csrf]
  if (isDistrust(failed)) return causesOfDistrust(failed, sent, history)
  if (status >= 300 && status < 400)
    return [
      'the path requires a sign-in first',
      'the app redirects every request to https, or to the path with (or without) a slash at its end',
    ]
  if (status === 404 || status === 410)
    return ['the webhook URL at Zoom has a path that the app doesn’t have']
  if (status === 405) return ['the app has the path, but accepts no POST there']
  if (status === 400 || status === 415 || status === 422)
    return [
      'the app requires a field or a header that this event doesn’t have, or doesn’t know this event',
      ...causesOfDistrust(failed, sent, history),
    ]
  if (status >= 500) return ['the app failed with an error of its own; its log has it']
  return []
}

function causesOfDistrust(failed: Failed, sent: Sent | undefined, history: History): readonly string[] {
  const { status, said = '' } = failed
  const knowsSecret = acknowledged(failed, history).some(({ event }) => event === 'endpoint.url_validation')
  const tookOthers = acknowledged(failed, history).some(({ event }) => event !== 'endpoint.url_validation')
  const isAuthenticated = sent?.verificationToken === true || sent?.authentication !== undefined
  if (sent?.signed === false) return isAuthenticated ? [unsigned] : [unsigned, verificationToken]
  const possible = [
    rawBody,
    // An app that accepted an event before found what it looks for.
    ...(!isAuthenticated && !tookOthers ? [verificationToken] : []),
    // An app that passed the validation has the secret.
    ...(knowsSecret || tookOthers ? [] : [secret]),
    ...(history.of('clock.advanced').length > 0 ? [clock] : []),
    ...(tookOthers ? [] : [unit, droppedHeader]),
    ...(status === 403 ? [csrf, firewall] : []),
  ]
  const named = hints.filter(([words]) => words.test(said)).map(([, cause]) => cause)
  return [...new Set([...named.filter((cause) => possible.includes(cause)), ...possible])]
}

/** What the app’s own words suggest. */
const hints: readonly (readonly [RegExp, string])[] = [
  [/timestamp|too old|expired|replay|stale/i, clock],
  [/timestamp|too old|expired|replay|stale/i, unit],
  [/authorization|verification token|unauthori[sz]ed token/i, verificationToken],
  [/missing.*(header|signature)|no signature/i, droppedHeader],
  [/signature|hmac/i, rawBody],
]

function acknowledged({ clientId, seq }: Failed, history: History) {
  return history.with('webhook.acknowledged', 'clientId', clientId).filter((entry) => entry.seq < seq)
}

function authenticationIn({ verificationToken: isOlder, authentication }: Sent): string {
  if (isOlder) return 'the verification token came as authorization header'
  switch (authentication) {
    case undefined:
      return 'there was no authorization header'
    case 'basic':
      return 'the authorization header had the user name and password of the subscription'
    case 'oauth':
      return 'the authorization header had the token of the app’s own server'
    case 'header':
      return 'the header that the subscription names was there'
    default:
      return authentication satisfies never
  }
}

/** What proves that an event is Zoom’s, as a sentence: if the app refused it, its check is wrong. */
export function proofsIn(sent: Sent | undefined, history: History): string {
  if (!sent) return ''
  const token = authenticationIn(sent)
  if (!sent.signed) return ` It was not signed, and ${token}.`
  const isFresh = history.of('clock.advanced').every(({ seq }) => seq > sent.seq)
  return (
    ` It was genuine${isFresh ? ' and fresh' : ''}: x-zm-signature was made over the raw body with this app’s secret token, ` +
    `x-zm-request-timestamp was ${isFresh ? 'the time of that moment' : 'this mock’s time'} in seconds, and ${token}.`
  )
}

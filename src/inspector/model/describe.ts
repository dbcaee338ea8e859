import type { JournalEntry } from '../../mock-zoom/control-api.ts'
import type { Flow } from './flow.ts'
import type { Answered, Message } from './message.ts'
import { find, refusalOf } from './message.ts'
import { lengthOf } from './time.ts'

/** How people call things of which the journal has ids: the names of apps and Zoom users. */
export interface Names {
  app(clientId: string): string
  user(userId: string): string
}

/** What a message asks, in a few words: `Exchange code mk1Cq8Pap6…`. */
export function describeRequest(message: Message): string {
  const { answered } = message
  const sent = find(message, 'webhook.sent')
  if (sent) return `${sent.event}${sent.attempt > 1 ? `, attempt ${sent.attempt}` : ''}`
  if (find(message, 'code.issued') && !answered) return 'Install from the Marketplace'
  if (!answered) return message.entries.map(describeEvent)[0] ?? ''
  switch (answered.route) {
    case 'authorize':
      return answered.method === 'POST' ? describeDecision(message) : 'Authorize'
    case 'token':
      return describeTokenRequest(answered)
    case 'devicecode':
      return 'Ask for a device code'
    case 'revoke':
      return 'Revoke a token'
    case 'page':
      return answered.method === 'POST' ? describeDecision(message) : 'Open the device page'
    case 'api':
    case 'unknown':
      return `${answered.method} ${answered.path}`
    default:
      return answered.route satisfies never
  }
}

function describeDecision(message: Message): string {
  const decided = find(message, 'device-code.decided')
  if (find(message, 'consent.given') || decided?.decision === 'allowed') return 'Allow'
  if (find(message, 'consent.declined') || decided?.decision === 'declined') return 'Decline'
  return 'Answer the consent page'
}

function describeTokenRequest({ requestBody, query }: Answered): string {
  const parameters = new URLSearchParams(`${requestBody}&${query}`)
  const grantType = parameters.get('grant_type')
  switch (grantType) {
    case 'authorization_code':
      return `Exchange code ${parameters.get('code') ?? '(none)'}`
    case 'refresh_token':
      return 'Refresh'
    case 'urn:ietf:params:oauth:grant-type:device_code':
      return 'Poll for the device’s tokens'
    case 'account_credentials':
    case 'client_credentials':
      return `Token for the app’s own account (${grantType})`
    default:
      return `Token request${grantType === null ? ' without grant_type' : `: ${grantType}`}`
  }
}

/** What came back, in a few words. */
export function describeAnswer(message: Message): string {
  const { answered } = message
  const installed = answered ? undefined : find(message, 'code.issued')
  if (installed) return `on to the integration with code ${installed.code}, and no state`
  if (!answered) return describeWebhookAnswer(message)
  if (answered.status === 0) return 'no answer: the connection was dropped'
  const refusal = refusalOf(message)
  if (refusal) return `${answered.status} ${wordsOf(answered)}`
  const happened = describeSuccess(message)
  return happened === undefined ? `${answered.status}` : `${answered.status} ${happened}`
}

function describeSuccess(message: Message): string | undefined {
  const issued = find(message, 'code.issued')
  if (issued) return `on to the integration with code ${issued.code}`
  if (find(message, 'consent.declined')) return 'on to the integration: access_denied'
  if (find(message, 'code.redeemed') || find(message, 'device-code.redeemed')) return 'tokens'
  if (find(message, 'refresh.rotated')) return 'new tokens; the old refresh token is dead'
  if (find(message, 'account-token.issued')) return 'an access token'
  if (find(message, 'token.revoked')) return 'revoked, with all of its grant'
  const device = find(message, 'device-code.issued')
  if (device) return `user code ${device.userCode}`
  if (find(message, 'authorize.asked')) return 'the consent page'
  return undefined
}

/** Zoom's own words for a "no". */
function wordsOf({ responseBody }: Answered): string {
  try {
    const body: unknown = JSON.parse(responseBody)
    if (typeof body !== 'object' || body === null) return ''
    const words = ['reason', 'errorMessage', 'message', 'error_description', 'error']
      .map((key) => Reflect.get(body, key))
      .find((value) => typeof value === 'string' && value !== '')
    return typeof words === 'string' ? `“${words}”` : ''
  } catch {
    return ''
  }
}

function describeWebhookAnswer(message: Message): string {
  const acknowledged = find(message, 'webhook.acknowledged')
  if (acknowledged) return `${acknowledged.status} acknowledged`
  const failed = find(message, 'webhook.failed')
  if (failed) return `${failed.status ?? 'no answer'}: ${failed.failure}`
  return find(message, 'webhook.dropped') ? 'given up' : 'no answer yet'
}

const faultWords = {
  delayed: 'the answer came late',
  answered: 'another answer took the place of Zoom’s',
  cut: 'the answer was cut',
  dropped: 'the connection was dropped',
} as const

/** One entry in a few words, for those that are no request and no answer. */
export function describeEvent(entry: JournalEntry): string {
  switch (entry.type) {
    case 'clock.advanced':
      return `The clock was advanced by ${lengthOf(entry.by)}`
    case 'grant.superseded':
      return 'An older connection of the same Zoom user and app ended: superseded'
    case 'grant.closed':
      return `The connection ended: ${entry.because}`
    case 'app.uninstalled':
      return 'The Zoom user uninstalled the app'
    case 'fault.injected':
      return `A fault: ${faultWords[entry.outcome]}${entry.when === 'after' ? ', after Zoom had done all that was asked' : ''}`
    case 'mock.failed':
      return `mock-zoom itself failed: ${entry.message.split('\n')[0]}`
    case 'request.malformed':
      return `Something that can’t be read came in: ${entry.problem}`
    case 'webhook.dropped':
      return `The event ${entry.event} was given up`
    default:
      return 'reason' in entry ? `${entry.type}: ${entry.reason}` : entry.type
  }
}

/** What else happened with a message, apart from the request and its plain success. */
export function sideEffectsOf(message: Message): string[] {
  return message.entries
    .filter(({ type }) =>
      ['grant.superseded', 'grant.closed', 'fault.injected', 'mock.failed'].includes(type),
    )
    .filter((entry) => message.way !== null || entry !== message.entries[0])
    .map(describeEvent)
}

/** A flow's name in a list. */
export function describeFlow({ kind, clientId, userId }: Flow, names: Names): string {
  const app = clientId === null ? 'an unknown app' : names.app(clientId)
  const user = userId === null ? '' : ` for ${names.user(userId)}`
  switch (kind) {
    case 'authorization':
      return `${app} connects${user}`
    case 'install':
      return `${app} is installed${user}`
    case 'device':
      return `A device of ${app} connects${user}`
    case 'account':
      return `${app} for its own account`
    case 'other':
      return `Other requests of ${app}`
    default:
      return kind satisfies never
  }
}

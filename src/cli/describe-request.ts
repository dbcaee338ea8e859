import type { Exchange, JournalEntry, JournalEvent, Names } from '../mock-zoom/index.ts'
import { toIsoTime } from '../mock-zoom/index.ts'
import { stepOf, zoomSays } from './flow-step.ts'
import type { Terminal } from './terminal.ts'

/**
 * An exchange in one readable line: when it ended, the status, the step of the flow, which app for whom, what happened in
 * truth, and what Zoom says of it.
 */
export function describeExchange(
  { entries, request, clientId, userId }: Exchange,
  { paint }: Pick<Terminal, 'paint'>,
  names: Names,
): string {
  const time = paint('dim', toIsoTime(entries.at(-1)?.at ?? 0).slice(11, 19))
  const happened = entries.flatMap((entry) => tell(entry) ?? [])
  if (!request) return `${time} ${happened.join('; ')}`
  const good = request.status > 0 && request.status < 400
  const status = paint(good ? 'green' : 'red', request.status === 0 ? '---' : String(request.status))
  const who = [clientId && names.app(clientId), userId && names.user(userId)].filter(Boolean).join(' for ')
  const words = zoomSays(request)
  const what = [
    ...(request.route === 'api' || request.route === 'unknown' ? [`${request.method} ${request.path}`] : []),
    ...happened,
    ...(words === undefined ? [] : [`Zoom says “${words}”`]),
  ].join('; ')
  const step = paint('bold', stepOf(request, entries).padEnd(9))
  return `${time} ${status} ${step} ${who === '' ? '' : `${paint('cyan', who)}  `}${what}`.trimEnd()
}

/** What happened, in a few words; undefined for what the other entries of the request say better. */
function tell(entry: JournalEntry): string | undefined {
  switch (entry.type) {
    case 'code.issued':
      return `issued code ${entry.code}${entry.consent === 'skipped' ? ', consent skipped' : ''}`
    case 'code.redeemed':
      return `redeemed code ${entry.code}`
    case 'code.refused':
      return `refused code ${entry.code ?? '(none)'}: ${entry.reason}`
    case 'consent.declined':
      return 'declined'
    case 'grant.superseded':
      return 'ended the user’s earlier grant'
    case 'grant.closed':
      return `closed the grant: ${entry.because}`
    case 'refresh.rotated':
      return 'rotated the refresh token'
    case 'device-code.issued':
      return `issued device code, user code ${entry.userCode}`
    case 'device-code.decided':
      return `device ${entry.decision}`
    case 'device-code.redeemed':
      return 'redeemed the device code'
    case 'account-token.issued':
      return `issued a token for the app itself (${entry.grantType})`
    case 'device-code.refused':
    case 'account-token.refused':
    case 'authorize.refused':
    case 'token.refused':
    case 'refresh.refused':
    case 'revoke.refused':
    case 'compliance.refused':
    case 'api.refused':
      return `refused: ${entry.reason}`
    case 'compliance.reported':
      return `data of ${entry.userId ?? 'nobody'} ${entry.completed ? 'is' : 'is not'} deleted, says ${entry.clientId}`
    case 'request.unknown-route':
      return `NOT SUPPORTED by mock-zoom; it has ${entry.supported.join(', ')}`
    case 'request.malformed':
      return `can’t be read: ${entry.problem}`
    case 'app.uninstalled':
      return `the app ${entry.clientId} was uninstalled${entry.deliveryId === null ? ', and is not told' : ''}`
    case 'webhook.sent':
      return `→ ${entry.event} to ${entry.url}, attempt ${entry.attempt}`
    case 'webhook.acknowledged':
      return `← ${entry.status} to ${entry.event}`
    case 'webhook.failed':
      return `← ${entry.event} failed: ${entry.failure}${entry.nextAt === null ? '' : `; again at ${toIsoTime(entry.nextAt)}`}`
    case 'webhook.dropped':
      return `${entry.event} is dropped (attempts: ${entry.attempt})`
    case 'fault.injected':
      return describeFault(entry)
    case 'meeting.created':
    case 'meeting.updated':
    case 'meeting.deleted':
      return `${entry.type.slice('meeting.'.length)} meeting ${entry.meetingId}`
    case 'clock.advanced':
      return `clock advanced to ${toIsoTime(entry.to)}`
    case 'mock.failed':
      return `BUG in mock-zoom: ${entry.message}`
    case 'authorize.asked':
    case 'consent.given':
    case 'token.revoked':
    case 'api.called':
    case 'request.answered':
      return undefined
    default:
      return entry satisfies never
  }
}

function describeFault({
  when,
  outcome,
  delay,
  status,
}: Extract<JournalEvent, { type: 'fault.injected' }>): string {
  const ends = {
    delayed: 'answered after all',
    answered: `answered ${status} in place of Zoom`,
    cut: 'cut the answer off',
    dropped: 'dropped the connection',
  }
  const waited = delay > 0 ? `waited ${delay} ms, ` : ''
  const done = when === 'after' ? 'after all was done, ' : ''
  return `FAULT injected: ${done}${waited}${ends[outcome]}`
}

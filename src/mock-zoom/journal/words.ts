import { nearEndpoints } from '../domain/near-misses.ts'
import type { Recognition } from '../domain/recognition.ts'
import type { EntryOf, JournalEntry, JournalEvent } from './events.ts'
import { dayAndTime, lengthOf } from './time.ts'

type Type = JournalEvent['type']

/** What an event is to its exchange. */
type Role =
  /** The purpose of the request: a line about the request doesn't repeat it. */
  | 'step'
  /** Its result. */
  | 'outcome'
  /** Another result, in addition to the requested one. */
  | 'effect'

interface Row<Entry> {
  readonly role: Role
  readonly words: (entry: Entry) => string
}

const step = <Entry>(words: Row<Entry>['words']): Row<Entry> => ({ role: 'step', words })
const outcome = <Entry>(words: Row<Entry>['words']): Row<Entry> => ({ role: 'outcome', words })
const effect = <Entry>(words: Row<Entry>['words']): Row<Entry> => ({ role: 'effect', words })

interface Refused {
  readonly reason: string
  readonly recognised?: Recognition
}

function orTooOld(recognised: Recognition | undefined): string {
  return recognised?.is === 'too-old' ? '; it may be one that is too old for this mock to know' : ''
}

/** What mock-zoom has there, or near it. */
function insteadOf(method: string, path: string, supported: readonly string[]): string {
  const near = nearEndpoints(method, path, supported)
  if (near.length > 0) return `; did you mean ${near.join(' or ')}?`
  // For a path of the API that exists with other methods, these are all that is listed.
  const isThere = supported.length > 0 && supported.every((endpoint) => endpoint.includes(' /v2/'))
  return isThere ? `; Zoom has ${supported.join(' and ')} there` : ''
}

const refused = ({ reason, recognised }: Refused) => `refused: ${reason}${orTooOld(recognised)}`

const words = {
  created: 'created the user',
  updated: 'changed the user',
  settings: 'changed the user’s settings',
  activated: 'activated the user',
  deactivated: 'deactivated the user',
  removed: 'removed the user from the account',
} as const

/**
 * Each event in a few words, without its app and Zoom user, which are named once for the whole exchange. Terminal,
 * inspector, reports and `explain` all take them from here.
 */
const table: { readonly [T in Type]: Row<EntryOf<T>> } = {
  'request.answered': step(
    ({ method, path, status }) => `${method} ${path}: ${status === 0 ? 'no response' : status}`,
  ),
  'request.unknown-route': outcome(
    ({ method, path, supported }) =>
      `NOT SUPPORTED by mock-zoom: ${method} ${path}${insteadOf(method, path, [supported].flat())}`,
  ),
  'request.malformed': outcome(({ problem }) => `can’t be read: ${problem}`),
  'request.turned-away': outcome(({ because, from }) =>
    because === 'host'
      ? `TURNED AWAY: “${from}” isn’t a name of this mock (--allow-host)`
      : `TURNED AWAY: a web page of another origin sent it${from === '' ? '' : `, ${from}`} (--any-caller)`,
  ),
  'request.unexplained': outcome(({ possible }) =>
    possible.length === 0 ? 'refused' : `refused; it may be ${possible.join(' or ')}`,
  ),
  'authorize.asked': step(({ redirectUri }) => `asked to come back to ${redirectUri}`),
  'authorize.refused': outcome(refused),
  'consent.given': step(() => 'allowed'),
  'consent.declined': outcome(() => 'declined'),
  'code.issued': outcome(
    ({ code, consent }) => `issued code ${code}${consent === 'skipped' ? ', consent skipped' : ''}`,
  ),
  'code.redeemed': outcome(({ code }) => `redeemed code ${code}`),
  'code.refused': outcome(
    ({ code, reason, recognised }) => `refused code ${code ?? '(none)'}: ${reason}${orTooOld(recognised)}`,
  ),
  'grant.superseded': effect(() => 'ended the user’s earlier grant'),
  'grant.closed': effect(({ because }) => `ended the grant: ${because}`),
  'refresh.rotated': outcome(() => 'rotated the refresh token'),
  'refresh.refused': outcome(refused),
  'device-code.issued': outcome(({ userCode }) => `issued device code, user code ${userCode}`),
  'device-code.decided': outcome(({ decision }) => `device ${decision}`),
  'device-code.redeemed': outcome(() => 'redeemed the device code'),
  'device-code.refused': outcome(refused),
  'account-token.issued': outcome(({ grantType }) => `issued a token for the app itself (${grantType})`),
  'account-token.refused': outcome(refused),
  'token.refused': outcome(refused),
  'token.revoked': step(({ tokenKind }) => `revoked the ${tokenKind} token`),
  'token.expired': outcome(({ tokenKind }) => `let the ${tokenKind} token expire`),
  'revoke.refused': outcome(refused),
  'api.called': step(({ endpoint }) => `called ${endpoint}`),
  'api.refused': outcome(refused),
  'app.uninstalled': effect(
    ({ deliveryId }) => `uninstalled the app${deliveryId === null ? '; the app isn’t told' : ''}`,
  ),
  'webhook.sent': outcome(({ event, url, attempt }) => `sent ${event} to ${url}, attempt ${attempt}`),
  'webhook.acknowledged': outcome(({ status }) => `the app responded ${status}`),
  'webhook.failed': outcome(
    ({ failure, nextAt, failuresInARow }) =>
      `failed: ${failure}${nextAt === null ? '' : `; next attempt at ${dayAndTime(nextAt)}`}` +
      (failuresInARow === undefined || failuresInARow === 1 ? '' : `; ${failuresInARow} in a row`) +
      (failuresInARow === 2 || failuresInARow === 4 ? ': Zoom writes to the account’s owner' : ''),
  ),
  'webhook.subscription-off': effect(
    ({ url, failuresInARow }) =>
      `switched the events to ${url} off after ${failuresInARow} failed validations`,
  ),
  'webhook.subscription-on': effect(({ url }) => `switched the events to ${url} on again`),
  'webhook.dropped': outcome(
    ({ event, attempt }) =>
      `gave up on ${event} after ${attempt === 1 ? '1 attempt' : `${attempt} attempts`}`,
  ),
  'compliance.reported': outcome(
    ({ completed }) => `says that the user’s data is ${completed ? '' : 'not '}deleted`,
  ),
  'compliance.refused': outcome(refused),
  'fault.injected': effect(wordsForFault),
  'stub.failed': outcome(
    ({ endpoint, problem }) => `the function of the stub for ${endpoint} failed: ${problem}`,
  ),
  'user.changed': outcome(({ change }) => words[change]),
  'registrant.changed': outcome(
    ({ meetingId, status }) => `registration for meeting ${meetingId}: ${status}`,
  ),
  'meeting.created': outcome(({ meetingId }) => `created meeting ${meetingId}`),
  'meeting.updated': outcome(({ meetingId }) => `updated meeting ${meetingId}`),
  'meeting.deleted': outcome(({ meetingId }) => `deleted meeting ${meetingId}`),
  'clock.advanced': outcome(({ by, to }) => `clock advanced by ${lengthOf(by)}, to ${dayAndTime(to)}`),
  'profile.chosen': outcome(
    ({ name, basedOn }) => `Zoom behaves as the profile ${name} says, based on ${basedOn}`,
  ),
  'mock.failed': effect(({ message }) => `BUG in mock-zoom: ${String(message).split('\n')[0]}`),
}

function wordsForFault({ when, outcome: ending, delay, status }: EntryOf<'fault.injected'>): string {
  const ends = {
    delayed: 'then responded after all',
    answered: `responded ${status} in place of Zoom`,
    cut: 'cut the response off',
    dropped: 'dropped the connection',
    hung: 'never responded',
  }
  const waited = delay > 0 ? `waited ${delay} ms, ` : ''
  const done = when === 'after' ? 'after the request had succeeded, ' : ''
  return `FAULT injected: ${done}${waited}${ends[ending]}`
}

/** An entry in a few words. A saved journal can hold types that this version doesn't know: those are named. */
export function wordsOf(entry: JournalEntry): string {
  return rowOf(entry)?.words(entry) ?? entry.type
}

/** The results of a request, except what its line says anyway. */
export function happenings(entries: readonly JournalEntry[]): string[] {
  return entries.filter((entry) => rowOf(entry)?.role !== 'step').map(wordsOf)
}

/** The results of a request in addition to the requested one. */
export function sideEffects(entries: readonly JournalEntry[]): string[] {
  return entries.filter((entry) => rowOf(entry)?.role === 'effect').map(wordsOf)
}

function rowOf<T extends Type>(entry: EntryOf<T>): Row<EntryOf<T>> | undefined {
  return table[entry.type]
}

import type { JournalEntry } from '../mock-zoom/index.ts'
import type { Seen } from './seen.ts'

/** What Zoom saw of a failed action, and what that leaves as possible. */
export interface Meanwhile {
  /** A sentence that follows what the app answered. */
  readonly sentence: string
  /** The likeliest first. */
  readonly causes: readonly string[]
}

/**
 * Tells apart, for an action that failed without a finding: Zoom refused something, Zoom was not asked at all although it has given
 * the app good tokens, or Zoom did all that it was asked.
 */
export async function sayMeanwhile(
  during: readonly number[],
  asksToReconnect: boolean,
  seen: Seen,
): Promise<Meanwhile | undefined> {
  const entries = await seen.entries(during)
  if (entries.some(isRefusal)) return undefined
  if (entries.some(({ type }) => type === 'code.redeemed')) return afterTheExchange
  if (entries.some(({ type }) => type === 'api.called' || type === 'refresh.rotated')) return afterZoomsAnswer
  if (entries.some(({ type }) => !type.startsWith('request.') || type === 'request.unknown-route'))
    return undefined
  const said = (await seen.entries(await seen.since(-1))).filter(({ type }) => decisive.has(type))
  const last = said.at(-1)
  if (last?.type !== 'code.redeemed' && last?.type !== 'refresh.rotated') return undefined
  const wasLost = said.some(({ type }) => type === 'grant.closed' || type === 'refresh.refused')
  return withoutZoom(asksToReconnect, wasLost)
}

const afterTheExchange: Meanwhile = {
  sentence: 'Zoom had accepted the code, and given the app its tokens.',
  causes: [
    'It could not store the new connection: a unique index that counts deleted rows, a column that is too short or must not be null. Look at its log.',
    'It took Zoom’s response for something else, or failed in what it does after storing it.',
  ],
}

const afterZoomsAnswer: Meanwhile = {
  sentence: 'Zoom had done everything that the app asked for meanwhile.',
  causes: [
    'It failed with what Zoom answered: at storing it, or at a part that it did not expect. Look at its log.',
  ],
}

function withoutZoom(asksToReconnect: boolean, wasLost: boolean): Meanwhile {
  const takesIt = !asksToReconnect
    ? ''
    : wasLost
      ? ': for the app the connection is still lost'
      : ': for the app there is no connection'
  return {
    sentence: `It sent nothing to Zoom for that${takesIt}, although Zoom has given it good tokens.`,
    causes: [
      ...(wasLost
        ? ['A mark of an earlier failure (dead, expired, disconnected) that a new connection does not clear.']
        : []),
      'It looks in another place than the callback stores: another row, another session, a cache, the memory of another process.',
      'It could not read what it had stored: a key that changes with each start, a value that was cut off.',
    ],
  }
}

function isRefusal({ type }: JournalEntry): boolean {
  return type.endsWith('.refused') || type === 'webhook.failed' || type === 'fault.injected'
}

/** What Zoom says about whether a connection stands. A grant that supersedes another one is the newer code’s. */
const decisive: ReadonlySet<JournalEntry['type']> = new Set([
  'code.redeemed',
  'refresh.rotated',
  'refresh.refused',
  'grant.closed',
  'fault.injected',
])

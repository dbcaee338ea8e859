import type { ReportedFinding } from './evidence.ts'
import type { Outcome } from './outcome.ts'
import type { Seen } from './seen.ts'

/**
 * The finding that only somebody at the app’s door can make: it says that it works, and Zoom has accepted no call of it meanwhile.
 * Undefined where Zoom did accept one.
 */
export async function errorsSwallowed(
  { kind, answered, entries }: Outcome,
  seen: Seen,
): Promise<ReportedFinding | undefined> {
  if (kind !== 'works') return undefined
  if ((await seen.entries(entries)).some(({ type }) => type === 'api.called')) return undefined
  return {
    rule: 'errors-swallowed',
    sentence: `The app says that it works (${answered}), although Zoom accepted no call of it.`,
    inProduction:
      'People see an empty result, or an old one, and nobody tells them that their connection is lost: they can’t repair what ' +
      'looks fine, and what they do is not done.',
    remedy:
      'Let each failure reach the person who asked: no catch that returns an empty result, and no cached one in its place. Where ' +
      'there is no connection, or Zoom has refused its tokens for good, ask to connect again.',
    evidence: [],
  }
}

import type { JournalEntry, MockZoom } from '../mock-zoom/index.ts'
import type { ReportedFinding } from './report.ts'

/** The journal entries with these sequence numbers as readable lines, in order, each once. */
export async function evidenceLines(zoom: MockZoom, sequences: readonly number[]): Promise<string[]> {
  const wanted = new Set(sequences)
  const emails = await emailsOf(zoom)
  const entries = await zoom.journal.list()
  return entries.flatMap((entry) => (wanted.has(entry.seq) ? [describeEntry(entry, emails)] : []))
}

/** Everything that the mock found out about this run. */
export async function reportedFindings(zoom: MockZoom): Promise<ReportedFinding[]> {
  const findings = await zoom.findings.list()
  return Promise.all(
    findings.map(async ({ rule, sentence, inProduction, remedy, entry, evidence }) => ({
      rule,
      sentence,
      inProduction,
      remedy,
      evidence: await evidenceLines(zoom, [...evidence, entry]),
    })),
  )
}

/** By which email people know each Zoom user, by id. */
export async function emailsOf(zoom: MockZoom): Promise<ReadonlyMap<string, string>> {
  return new Map((await zoom.users.list()).map(({ id, email }) => [id, email]))
}

/** One entry in one line: `#14 09:15:03 code.issued: KdYKjnimT4… for jill@example.com`. */
export function describeEntry(entry: JournalEntry, emails: ReadonlyMap<string, string>): string {
  const time = new Date(entry.at).toISOString().slice(11, 19)
  const detail = describe(entry, (id) => emails.get(id) ?? id)
  return `#${entry.seq} ${time} ${entry.type}${detail === '' ? '' : `: ${detail}`}`
}

function describe(entry: JournalEntry, who: (userId: string) => string): string {
  switch (entry.type) {
    case 'authorize.asked':
      return `response to ${entry.redirectUri}`
    case 'consent.given':
    case 'consent.declined':
      return who(entry.userId)
    case 'code.issued':
      return `${entry.code} for ${who(entry.userId)}`
    case 'code.redeemed':
      return `${entry.code} of ${who(entry.userId)}; grant ${entry.grantId}, refresh token ${entry.refreshTokenId}`
    case 'code.refused':
      return `${entry.code ?? 'no code'}, ${entry.reason}`
    case 'grant.superseded':
      return `grant ${entry.grantId} of ${who(entry.userId)}, by ${entry.byGrantId}`
    case 'refresh.rotated':
      return `refresh token ${entry.refreshTokenId}, now ${entry.newRefreshTokenId}`
    case 'refresh.refused':
      return `refresh token ${entry.refreshTokenId ?? 'unknown'}, ${entry.reason}`
    case 'token.refused':
      return `${entry.grantType ?? 'no grant type'} for ${entry.clientId ?? 'an unknown client'}, ${entry.reason}`
    case 'token.revoked':
      return `${entry.tokenKind} token of ${who(entry.userId)}`
    case 'api.called':
      return `${entry.endpoint} with access token ${entry.tokenId}`
    case 'api.refused':
      return `${entry.endpoint} with access token ${entry.tokenId ?? 'unknown'}, ${entry.reason}`
    case 'webhook.sent':
      return `${entry.event}, attempt ${entry.attempt}`
    case 'webhook.acknowledged':
      return `${entry.event}, ${entry.status}`
    case 'webhook.failed':
      return `${entry.event}, ${entry.failure}`
    case 'clock.advanced':
      return `by ${entry.by / 1000} s`
    case 'request.answered':
      return `${entry.method} ${entry.path} ${entry.status}`
    case 'request.unknown-route':
      return `${entry.method} ${entry.path}`
    case 'mock.failed':
      return entry.message
    default:
      return 'reason' in entry ? String(entry.reason) : ''
  }
}

import type { Finding, JournalEntry, MockZoom, Names } from '../mock-zoom/index.ts'
import { describeEvidence, namesFrom, printable } from '../mock-zoom/index.ts'
import type { ContractHeader } from './contract.ts'

/** A finding of the mock with its evidence in readable lines. */
export interface ReportedFinding extends Pick<Finding, 'rule' | 'sentence' | 'inProduction' | 'remedy'> {
  readonly evidence: readonly string[]
  /** The kind of exchange that it is about, where one rule can be broken in several: `the API`, `an event, 401`. */
  readonly exchange?: string
}

/** The journal entries with these sequence numbers as readable lines, in order, each once. */
export async function evidenceLines(zoom: MockZoom, sequences: readonly number[]): Promise<string[]> {
  const wanted = new Set(sequences)
  const names = await namesOf(zoom)
  const entries = await zoom.journal.list()
  return entries
    .filter(({ seq }) => wanted.has(seq))
    .map((entry) => printable(describeEvidence(entry, names)))
}

/** A finding with its evidence in readable lines. */
export async function reportFinding(zoom: MockZoom, finding: Finding): Promise<ReportedFinding> {
  const { rule, sentence, inProduction, remedy, entry, evidence } = finding
  const lines = await evidenceLines(zoom, [...evidence, entry])
  const exchange = exchangeOf((await zoom.journal.list()).find(({ seq }) => seq === entry))
  return {
    rule,
    sentence,
    inProduction,
    remedy,
    evidence: lines,
    ...(exchange !== undefined && { exchange }),
  }
}

/** A connection that is used has two kinds of requests, which fail for one reason: a call, and a refresh. */
function exchangeOf(entry: JournalEntry | undefined): string | undefined {
  switch (entry?.type) {
    case 'code.refused':
      return 'an exchange of a code'
    case 'api.refused':
    case 'refresh.refused':
    case 'refresh.rotated':
      return 'a connection in use'
    case 'revoke.refused':
      return 'a revocation'
    case 'webhook.failed':
      return `an event, ${entry.status ?? 'no response'}`
    default:
      return undefined
  }
}

/** How to fix it: a contract may know more of its own situation than the finding. */
export function remedyOf({ rule, remedy }: ReportedFinding, contract: ContractHeader): string {
  return contract.remedyFor?.includes(rule) === true ? contract.remedy : remedy
}

/** What this mock calls its apps and Zoom users. */
export async function namesOf(zoom: MockZoom): Promise<Names> {
  return namesFrom({ apps: await zoom.apps.list(), users: await zoom.users.list() })
}

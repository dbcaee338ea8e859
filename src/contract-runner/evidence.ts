import type { Finding, MockZoom, Names } from '../mock-zoom/index.ts'
import { describeEvidence, namesFrom } from '../mock-zoom/index.ts'

/** A finding of the mock with its evidence in readable lines. */
export interface ReportedFinding extends Pick<Finding, 'rule' | 'sentence' | 'inProduction' | 'remedy'> {
  readonly evidence: readonly string[]
}

/** The journal entries with these sequence numbers as readable lines, in order, each once. */
export async function evidenceLines(zoom: MockZoom, sequences: readonly number[]): Promise<string[]> {
  const wanted = new Set(sequences)
  const names = await namesOf(zoom)
  const entries = await zoom.journal.list()
  return entries.filter(({ seq }) => wanted.has(seq)).map((entry) => describeEvidence(entry, names))
}

/** A finding with its evidence in readable lines. */
export async function reportFinding(zoom: MockZoom, finding: Finding): Promise<ReportedFinding> {
  const { rule, sentence, inProduction, remedy, entry, evidence } = finding
  return { rule, sentence, inProduction, remedy, evidence: await evidenceLines(zoom, [...evidence, entry]) }
}

/** What this mock calls its apps and Zoom users. */
export async function namesOf(zoom: MockZoom): Promise<Names> {
  return namesFrom({ apps: await zoom.apps.list(), users: await zoom.users.list() })
}

import { z } from 'zod'
import { contractGroups } from './contract.ts'
import type { ContractResult, RunReport } from './report.ts'

const text = z.string()
const texts = z.array(text)
const counted = z.int().min(0)
const profile = z.enum(['2026', '2020'])

const contract = z.object({
  id: text,
  group: z.enum(contractGroups),
  title: text,
  why: text,
  goesWrong: text,
  zoomSays: text,
  remedy: text,
  evidence: texts,
  profiles: z.array(profile),
  severity: z.enum(['must', 'should']),
  needs: z.array(z.enum(['disconnect', 'status', 'webhooks', 'restart', 'instances'])),
  twins: texts,
  provokes: texts.exactOptional(),
})

const party = z.enum(['browser', 'app', 'zoom'])
const failure = z.object({
  appDid: text,
  expected: text,
  found: text,
  given: z.boolean().describe('A precondition of the promise was broken.'),
  findings: z.array(
    z.object({ rule: text, sentence: text, inProduction: text, remedy: text, evidence: texts }),
  ),
  evidence: texts,
  messages: z.array(z.object({ from: party, to: party, text, notes: texts })),
})

const common = { contract, profile, durationMs: counted }
const again = { reproduce: text, artifacts: texts.exactOptional() }
const result = z.discriminatedUnion('verdict', [
  z.object({ verdict: z.literal('kept'), ...common }),
  z.object({ verdict: z.literal('broken'), ...common, ...again, failure }),
  z.object({ verdict: z.literal('not-applicable'), ...common, reason: text }),
  z.object({ verdict: z.literal('not-run'), ...common, reason: text }),
  z.object({
    verdict: z.literal('could-not-run'),
    ...common,
    ...again,
    problem: text,
    appOutput: text.exactOptional(),
  }),
]) satisfies z.ZodType<Omit<ContractResult, 'contract'>>

/** What the json reporter writes. New members may be added; any other change gets a new version. */
export const reportSchema = z.object({
  version: z.literal(1),
  subject: text,
  results: z.array(result),
  counts: z.object({
    kept: counted,
    broken: counted,
    'not-applicable': counted,
    'could-not-run': counted,
    'not-run': counted,
  }),
  durationMs: counted,
  exitCode: z.literal([0, 1, 2]),
}) satisfies z.ZodType<Omit<RunReport, 'results'>>

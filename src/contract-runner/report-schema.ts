import { z } from 'zod'
import { contractGroups } from './contract.ts'
import type { RunReport } from './report.ts'
import type { ContractResult } from './result.ts'

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
  needs: z.array(
    z.enum(['sign-in', 'disconnect', 'status', 'webhooks', 'restart', 'instances', 'other-uses', 'accounts']),
  ),
  twins: texts,
  about: texts.exactOptional(),
  buildsOn: texts.exactOptional(),
  presupposes: texts.exactOptional(),
  remedyFor: texts.exactOptional(),
  provokes: texts.exactOptional(),
})

const party = z.enum(['browser', 'app', 'zoom'])
const failure = z.object({
  appDid: text,
  expected: text,
  found: text,
  symptom: text.describe('The same for two failures with one cause.'),
  given: text
    .nullable()
    .describe('The contract whose promise the set-up builds on, if that was what failed.'),
  findings: z.array(
    z.object({
      rule: text,
      sentence: text,
      inProduction: text,
      remedy: text,
      evidence: texts,
      exchange: text.exactOptional().describe('The kind of exchange that it is about.'),
    }),
  ),
  evidence: texts,
  causes: texts.describe('Possible causes, if no finding knows.'),
  inProduction: text.exactOptional(),
  messages: z.array(
    z.object({
      from: party,
      to: party,
      text,
      notes: texts,
      label: text.describe('What the inspector writes on the arrow.'),
      kind: z.enum(['request', 'answer', 'carried']),
      outcome: z.enum(['good', 'refused', 'fault', 'waiting', 'plain']),
      reason: text.exactOptional(),
      effects: texts,
    }),
  ),
})

const common = { contract, profile, durationMs: counted }
const occurs = z
  .discriminatedUnion('when', [
    z.object({ when: z.literal('alone') }),
    z.object({
      when: z.literal('after'),
      contracts: texts.describe('The fewest that were found, in order.'),
    }),
    z.object({ when: z.literal('not-again') }),
    z.object({ when: z.literal('unknown') }),
  ])
  .describe('When the failure comes, if that was tried after the run.')
const again = { reproduce: text, occurs: occurs.exactOptional(), artifacts: texts.exactOptional() }
const result = z.discriminatedUnion('verdict', [
  z.object({ verdict: z.literal('kept'), ...common }),
  z.object({ verdict: z.literal('broken'), ...common, ...again, failure }),
  z.object({
    verdict: z.literal('blocked'),
    ...common,
    reproduce: text.exactOptional(),
    occurs: occurs.exactOptional(),
    artifacts: texts.exactOptional(),
    by: text.describe('The contract to fix first.'),
    reason: text,
  }),
  z.object({ verdict: z.literal('cannot-judge'), ...common, reason: text, given: text.nullable() }),
  z.object({ verdict: z.literal('not-applicable'), ...common, reason: text, given: text.nullable() }),
  z.object({ verdict: z.literal('not-run'), ...common, reason: text }),
  z.object({
    verdict: z.literal('could-not-run'),
    ...common,
    ...again,
    problem: text,
    appOutput: text.exactOptional(),
  }),
]) satisfies z.ZodType<Omit<ContractResult, 'contract'>>

const cause = z.object({
  id: text.describe('The rule of a finding; else the id of a contract.'),
  sentence: text,
  inProduction: text,
  remedy: text,
  possible: texts,
  breaks: texts,
  blocks: texts,
  noticedIn: counted.exactOptional(),
})

/** What the json reporter writes. New members may be added; whatever else changes gets a new version. */
export const reportSchema = z.object({
  version: z.literal(2),
  subject: text,
  kind: z
    .enum(['user-managed', 'server-to-server'])
    .describe('Whether people connect the app, or it acts for its own account.'),
  mockZoom: text.describe('The version of mock-zoom.'),
  startedAt: z.iso.datetime(),
  switches: z
    .partialRecord(profile, z.record(text, z.unknown()))
    .describe('How Zoom behaved when the contracts began, by era.'),
  causes: z
    .array(cause)
    .describe('What is wrong with the app, each cause once, the one that costs most first.'),
  results: z.array(result),
  refusals: z
    .array(z.object({ reason: text, count: counted }))
    .describe('Requests that were refused without a finding, by reason. Contracts cause some themselves.'),
  counts: z.object({
    kept: counted,
    broken: counted,
    blocked: counted,
    'cannot-judge': counted,
    'not-applicable': counted,
    'could-not-run': counted,
    'not-run': counted,
  }),
  durationMs: counted,
  exitCode: z.literal([0, 1, 2]),
}) satisfies z.ZodType<Omit<RunReport, 'results' | 'refusals'>>

import type { ContractHeader, ContractResult } from '../../src/contract-runner/index.ts'
import { sumUp } from '../../src/contract-runner/report.ts'

const header: ContractHeader = {
  id: 'connect-works',
  group: 'connect',
  title: 'A person connects.',
  why: 'Because.',
  goesWrong: 'Nobody can connect.',
  zoomSays: '400 {"error":"invalid_grant"}',
  remedy: 'Send the new code:\n    exchange(callback.code)',
  evidence: ['https://devforum.zoom.us/t/12302'],
  profiles: ['2026', '2020'],
  severity: 'must',
  needs: [],
  twins: [],
}

/** One result of each kind, with an unfriendly app's text in it. */
const plain = { notes: [], outcome: 'plain', effects: [] } as const

export const exampleResults: readonly ContractResult[] = [
  { verdict: 'kept', contract: header, profile: '2026', durationMs: 12 },
  {
    verdict: 'broken',
    contract: { ...header, id: 'code-is-new', severity: 'should' },
    profile: '2026',
    durationMs: 1234,
    reproduce: 'mock-zoom contracts --only code-is-new --profile 2026',
    failure: {
      appDid: 'The app sent the old code, and said: <b>"\u001b[31mno\u0000 & ]]> \ud800".',
      expected: 'one exchange',
      found: 'two exchanges',
      symptom: 'two exchanges',
      given: null,
      causes: [],
      evidence: ['#3 09:15:00 code.issued: AAAA…', '#4 09:15:01 code.refused: BBBB…, code-spent'],
      messages: [
        {
          ...plain,
          from: 'browser',
          to: 'app',
          kind: 'request',
          text: 'alice: GET http://127.0.0.1:3000/callback?code=AAAAAAAAAA…',
          label: 'alice: GET /callback?code=AAAAAAAAAA…',
        },
        {
          ...plain,
          from: 'app',
          to: 'zoom',
          kind: 'request',
          text: 'POST /oauth/token  code=<BBBBBBBBBB…>',
          label: 'Exchange code <BBBBBBBBBB…>',
        },
        {
          ...plain,
          from: 'zoom',
          to: 'app',
          kind: 'answer',
          text: '400',
          label: '400 “Invalid”',
          notes: ['#4 09:15:01 code.refused: BBBBBBBBBB…, code-spent'],
          outcome: 'refused',
          reason: 'code-spent',
        },
        { ...plain, from: 'app', to: 'browser', kind: 'answer', text: '502', label: '502' },
      ],
      findings: [
        {
          rule: 'code-replayed',
          sentence: 'Code BBBB… was sent again.',
          inProduction: 'Some cannot connect.',
          remedy: 'Use it once.',
          evidence: ['#4 09:15:01 code.refused: BBBB…, code-spent'],
        },
      ],
    },
  },
  {
    verdict: 'broken',
    contract: { ...header, id: 'built-on-another' },
    profile: '2020',
    durationMs: 5,
    reproduce: 'mock-zoom contracts --only built-on-another --profile 2020',
    failure: {
      appDid: 'The person connected, and the app answered 500',
      expected: 'the app says that it worked',
      found: 'the app says that it failed',
      symptom: 'the app answered 500',
      given: 'connect-works',
      causes: [],
      evidence: [],
      findings: [],
      messages: [],
    },
  },
  {
    verdict: 'blocked',
    contract: { ...header, id: 'builds-on-the-code' },
    profile: '2026',
    durationMs: 7,
    by: 'code-is-new',
    reason: 'The person connected again, and the app answered 500',
    reproduce: 'mock-zoom contracts --only builds-on-the-code --profile 2026',
  },
  {
    verdict: 'cannot-judge',
    contract: { ...header, id: 'goes-by-its-own-clock' },
    profile: '2026',
    durationMs: 7,
    reason: 'the app goes by its own clock',
    given: null,
  },
  {
    verdict: 'not-applicable',
    contract: { ...header, id: 'needs-webhooks' },
    profile: '2020',
    durationMs: 1,
    reason: 'needs <no> webhooks',
    given: null,
  },
  {
    verdict: 'could-not-run',
    contract: header,
    profile: '2020',
    durationMs: 0,
    reproduce: 'mock-zoom contracts --only connect-works --profile 2020',
    problem: 'Nothing responds at http://127.0.0.1:3000.\nIs it running?',
  },
]

export const exampleReport = sumUp({
  subject: 'Acme & <Sons>',
  results: exampleResults,
  durationMs: 1300,
  startedAt: '2026-11-28T09:15:00.000Z',
  switches: { '2026': { decline: 'redirect', expiresIn: 3599 } },
})

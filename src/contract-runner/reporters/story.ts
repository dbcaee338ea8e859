import { stripVTControlCharacters } from 'node:util'
import type { ContractHeader } from '../contract.ts'
import { remedyOf } from '../evidence.ts'
import { noteOn } from '../occurrence.ts'
import type { ContractResult, Failure } from '../result.ts'

/** One part of the story of a contract that was not kept. */
export interface Chapter {
  readonly heading: string
  readonly lines: readonly string[]
}

/** The whole story of a contract that was not kept, in order; nothing for any other contract. */
export function storyOf(result: ContractResult): Chapter[] {
  if (result.verdict === 'blocked') return blockedStory(result)
  if (result.verdict !== 'broken' && result.verdict !== 'could-not-run') return []
  const last = [
    { heading: 'Artifacts', lines: result.artifacts ?? [] },
    { heading: 'Run only this again', lines: [result.reproduce, noteOn(result.occurs)] },
  ]
  const chapters =
    result.verdict === 'broken' ? failureIn(result.contract, result.failure) : problemIn(result)
  return [...chapters, ...last].filter(({ lines }) => lines.some((line) => line !== ''))
}

function blockedStory({ by, reason }: { readonly by: string; readonly reason: string }): Chapter[] {
  return [
    { heading: 'Blocked', lines: [`${by} is broken, and this contract builds on it. Fix that first.`] },
    { heading: 'What the app did', lines: [reason] },
  ]
}

function problemIn({ problem, appOutput = '' }: { readonly problem: string; readonly appOutput?: string }) {
  return [
    { heading: 'What went wrong', lines: [problem] },
    { heading: 'The app’s last output', lines: [stripVTControlCharacters(appOutput)] },
  ]
}

function failureIn(contract: ContractHeader, failure: Failure): Chapter[] {
  const [production, remedies] = advice(contract, failure)
  return [
    { heading: 'What the app did', lines: whatTheAppDid(failure) },
    ...failure.findings.map(({ rule, sentence, evidence }) => ({
      heading: `Finding: ${rule}`,
      lines: [sentence, ...evidence.map(indent)],
    })),
    {
      heading: 'Possible causes',
      lines: failure.findings.length === 0 ? failure.causes.map((cause) => `- ${cause}`) : [],
    },
    { heading: 'What production sees', lines: production },
    { heading: 'How to fix it', lines: remedies },
  ]
}

/** What happened chooses the advice: a finding knows more than the contract, whose advice is about its own promise. */
function advice(
  contract: ContractHeader,
  { given, findings, inProduction }: Failure,
): [production: string[], remedies: string[]] {
  if (findings.length > 0) {
    return [
      unique(findings.map(({ inProduction }) => inProduction)),
      unique(findings.map((finding) => remedyOf(finding, contract))),
    ]
  }
  if (given !== null)
    return [[], [`This failed during setup. Look at ${given} first: this contract builds on it.`]]
  if (inProduction !== undefined) return [[inProduction], [contract.remedy]]
  return [unique([contract.goesWrong, `Zoom says: ${contract.zoomSays}`]), [contract.remedy]]
}

function whatTheAppDid({ appDid, expected, found, findings, evidence }: Failure): string[] {
  const told = new Set(findings.flatMap((finding) => finding.evidence))
  const own = evidence.filter((line) => !told.has(line))
  return [appDid, `expected: ${expected}`, `found:    ${found}`, ...own.map(indent)]
}

function unique(lines: readonly string[]): string[] {
  return [...new Set(lines)]
}

/** Two spaces before every line that isn't empty. */
export function indent(text: string): string {
  return text.replace(/^(?=.)/gm, '  ')
}

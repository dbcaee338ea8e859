import { stripVTControlCharacters } from 'node:util'
import type { ContractHeader } from '../contract.ts'
import type { ContractResult, Failure } from '../report.ts'

/** One part of the story of a contract that was not kept. */
export interface Chapter {
  readonly heading: string
  readonly lines: readonly string[]
}

/** The whole story of a contract that was not kept, in order; nothing for any other contract. */
export function storyOf(result: ContractResult): Chapter[] {
  if (result.verdict !== 'broken' && result.verdict !== 'could-not-run') return []
  const last = [
    { heading: 'Artifacts', lines: result.artifacts ?? [] },
    { heading: 'Run only this again', lines: [result.reproduce] },
  ]
  const chapters =
    result.verdict === 'broken' ? failureIn(result.contract, result.failure) : problemIn(result)
  return [...chapters, ...last].filter(({ lines }) => lines.some((line) => line !== ''))
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
    { heading: 'What production sees', lines: production },
    { heading: 'How to fix it', lines: remedies },
  ]
}

/** The contract's own advice is about its promise; an app that did not get that far has another problem. */
function advice(
  contract: ContractHeader,
  { given, findings }: Failure,
): [production: string[], remedies: string[]] {
  const production = findings.map(({ inProduction }) => inProduction)
  const remedies = findings.map(({ remedy }) => remedy)
  if (given) {
    const earlier =
      'This failed during setup, before the part this contract tests. Fix the earlier failures first.'
    return [production, [...remedies, earlier]]
  }
  return [
    unique([contract.goesWrong, ...production, `Zoom says: ${contract.zoomSays}`]),
    unique([...remedies, contract.remedy]),
  ]
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

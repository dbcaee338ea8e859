import { contracts } from '../../contracts/index.ts'
import type { Contract, Reporter } from '../contract-runner/index.ts'
import { jsonReporter, junitReporter, prettyReporter, runContracts } from '../contract-runner/index.ts'
import type { ProfileName } from '../mock-zoom/index.ts'
import { SetupProblem } from '../mock-zoom/index.ts'
import { chooseSubject, type SubjectFlags } from './subject-of.ts'
import type { Terminal } from './terminal.ts'
import { standardOutput } from './terminal.ts'

/** What the command line of `mock-zoom contracts` said. */
export interface ContractsFlags extends SubjectFlags {
  readonly profile?: ProfileName
  readonly only?: readonly string[]
  readonly list?: boolean
  readonly reporter: 'pretty' | 'json' | 'junit'
  readonly timeout: number
}

/** Runs the chosen contracts against the chosen subject. Answers the exit code. */
export async function judge(flags: ContractsFlags): Promise<number> {
  const terminal = standardOutput()
  const chosen = choose(flags.only)
  if (flags.list) {
    list(chosen, terminal)
    return 0
  }
  await using subject = await chooseSubject(flags)
  const report = await runContracts({
    ...subject,
    contracts: chosen,
    limitMs: flags.timeout * 1000,
    reporter: reporterFor(flags.reporter, terminal),
    ...(flags.profile && { profile: flags.profile }),
  })
  return report.exitCode
}

function choose(only: readonly string[] | undefined): readonly Contract[] {
  for (const id of only ?? []) {
    if (!contracts.some((contract) => contract.id === id)) {
      throw new SetupProblem(
        `--only ${id}: there is no such contract. There are ${contracts.map((each) => each.id).join(', ')}.`,
      )
    }
  }
  return only === undefined ? contracts : contracts.filter((contract) => only.includes(contract.id))
}

function list(chosen: readonly Contract[], { line, paint }: Terminal): void {
  for (const contract of chosen) {
    line(`${paint('bold', contract.id)} (${contract.severity})`)
    line(`  ${contract.title}`)
    if (contract.twins.length > 0)
      line(paint('dim', `  fails on: --twin ${contract.twins.join(', --twin ')}`))
  }
}

function reporterFor(kind: ContractsFlags['reporter'], terminal: Terminal): Reporter {
  const write = (text: string) => terminal.write(text)
  switch (kind) {
    case 'pretty':
      return prettyReporter(write, { colour: terminal.colour })
    case 'json':
      return jsonReporter(write)
    case 'junit':
      return junitReporter(write)
    default:
      return kind satisfies never
  }
}

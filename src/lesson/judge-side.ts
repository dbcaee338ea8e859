import { contracts } from '../../contracts/index.ts'
import { clientAsSubject } from '../broken-twins/client-as-subject.ts'
import { prettyReporter, runContracts } from '../contract-runner/index.ts'
import type { Alterations } from '../reference-client/index.ts'
import type { Lesson, SideName } from './lesson.ts'

/** What the lesson's contract says about one side. */
export interface JudgedSide {
  readonly kept: boolean
  /** What `mock-zoom contracts` prints. */
  readonly story: string
}

/** Runs the lesson's contract on an app like the one on this side. */
export async function judgeSide(
  name: SideName,
  lesson: Lesson,
  alterations: Alterations,
): Promise<JudgedSide> {
  const story: string[] = []
  const report = await runContracts({
    contracts: contracts.filter(({ id }) => id === lesson.contract),
    profile: lesson.profile,
    subjectName: name === 'broken' ? `broken twin ${lesson.twin}` : 'reference client',
    subject: clientAsSubject(name, alterations),
    commandArguments: name === 'broken' ? ['--twin', lesson.twin] : [],
    reporter: prettyReporter((text) => story.push(text)),
  })
  return { kept: report.exitCode === 0, story: story.join('') }
}

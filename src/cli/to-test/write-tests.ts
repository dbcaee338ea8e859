import { writeFileSync } from 'node:fs'
import type { Finding } from '../../mock-zoom/index.ts'
import { MockZoomError, printable } from '../../mock-zoom/index.ts'
import { curlTest } from './curl-test.ts'
import { plans } from './plans.ts'
import type { TestCase } from './test-case.ts'
import { vitestTest } from './vitest-test.ts'

/**
 * Writes a file with a test for each kind of finding: for vitest, or for curl if its name ends in `.sh`. Returns what to tell:
 * the file, and the contracts that test the others. Throws a MockZoomError if the file exists: people change tests.
 */
export function writeTests(path: string, findings: readonly Finding[]): string[] {
  const write = path.endsWith('.sh') ? curlTest : /\.[cm]?[jt]s$/.test(path) ? vitestTest : undefined
  if (!write)
    throw new MockZoomError(
      `--to-test ${path}: expected a name that ends in .test.ts (for vitest) or .sh (for curl).`,
    )
  const kinds = [...new Map(findings.map((finding) => [finding.rule, finding])).values()]
  const cases = kinds.flatMap((finding) => caseOf(finding) ?? [])
  if (cases.length > 0) create(path, write(cases), write === curlTest ? 0o755 : 0o644)
  const others = kinds.flatMap(({ rule }) => {
    const plan = plans[rule]
    if (!plan || 'steps' in plan) return []
    return 'contract' in plan
      ? [
          `${printable(rule)} is tested by a contract: mock-zoom contracts SUBJECT_FILE --only ${plan.contract}`,
        ]
      : [`${printable(rule)} has no test: ${plan.none}.`]
  })
  return [
    ...(cases.length === 0
      ? [`Nothing was written to ${path}.`]
      : [`Wrote ${path}: ${cases.map(({ rule }) => rule).join(', ')}. Its first lines say how to run it.`]),
    ...others,
  ]
}

function caseOf({ rule, sentence, remedy }: Finding): TestCase | undefined {
  const plan = plans[rule]
  return plan && 'steps' in plan ? { rule, sentence, remedy, steps: plan.steps } : undefined
}

function create(path: string, text: string, mode: number): void {
  try {
    writeFileSync(path, text, { flag: 'wx', mode })
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST')
      throw new MockZoomError(
        `There is a file ${path} already, and tests are not written over.`,
        'Choose another name, or remove it.',
      )
    throw new MockZoomError(
      `${path} can’t be written (${error instanceof Error ? error.message : String(error)}).`,
    )
  }
}

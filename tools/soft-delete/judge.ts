import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { contracts as all } from '../../contracts/index.ts'
import {
  type ContractResult,
  readSubject,
  runContracts,
  sharedZoom,
  startedApps,
} from '../../src/contract-runner/index.ts'
import { contracts, type OrmExample, type Outcome } from './expected.ts'

/** The packages that an example lacks on this machine, as the end of a sentence; undefined if it can run. */
export function missing({ folder, needs }: OrmExample): string | undefined {
  if (lacksOwnPackages(folder)) return `of its own package-lock.json (npm ci in ${folder})`
  if (needs === undefined) return undefined
  const [program, ...args] = needs.command
  try {
    execFileSync(program, args, { stdio: 'ignore' })
    return undefined
  } catch {
    return needs.packages
  }
}

/** Whether `npm ci` is still to be run in an example's folder. */
export function lacksOwnPackages(folder: string): boolean {
  return existsSync(join(folder, 'package.json')) && !existsSync(join(folder, 'node_modules'))
}

/** What the suite says about one form, and the whole sentence about the first broken contract. */
export interface Judged extends Pick<Outcome, 'verdicts' | 'finding'> {
  readonly sentence: string
}

/** Starts the app with this ORM and form, and judges it. */
export async function judge({ folder, orm }: OrmExample, form: string): Promise<Judged> {
  const { subject, folder: sources } = await readSubject(join(folder, 'mock-zoom.subject.json'))
  if (subject.start === undefined) throw new Error(`${folder}: its subject file has no "start".`)
  const start = { ...subject.start, env: { ...subject.start.env, ORM: orm, FORM: form } }
  await using zoom = sharedZoom({ port: 0 })
  await using apps = startedApps({ subject: { ...subject, start }, folder: sources }, start)
  const { results } = await runContracts({
    contracts: all.filter(({ id }) => contracts.includes(id)),
    known: all,
    subjectName: `${orm}, ${form}`,
    subject: apps.subject,
    zoom: zoom.lend,
    profile: '2026',
    startLimitMs: 60_000,
  })
  return judgedFrom(results)
}

function judgedFrom(results: readonly ContractResult[]): Judged {
  const broken = results.find((result) => result.verdict === 'broken')
  const finding = broken?.failure.findings[0]?.rule
  return {
    verdicts: contracts.map((id) => results.find(({ contract }) => contract.id === id)?.verdict ?? 'not-run'),
    sentence: broken?.failure.appDid ?? '',
    ...(finding !== undefined && { finding }),
  }
}

/** What is not as documented, in words; undefined if everything is. */
export function difference(documented: Outcome, judged: Judged): string | undefined {
  const expected = [...documented.verdicts, documented.finding ?? 'no finding'].join(', ')
  const found = [...judged.verdicts, judged.finding ?? 'no finding'].join(', ')
  if (expected !== found) return `documented: ${expected}; found: ${found}. ${judged.sentence}`
  if (judged.sentence.includes(documented.says ?? '')) return undefined
  return `documented: “${documented.says}”; found: ${judged.sentence}`
}

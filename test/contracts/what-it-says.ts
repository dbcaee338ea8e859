import { findContract } from '../../contracts/index.ts'
import { clientAsSubject } from '../../src/broken-twins/client-as-subject.ts'
import { runContracts } from '../../src/contract-runner/index.ts'
import type { Alterations } from '../../src/reference-client/index.ts'

/** Runs one contract on the reference client with this bug; returns what the app did, what was expected and found. */
export async function whatItSays(
  id: string,
  alterations: Alterations,
  subject = clientAsSubject('app', alterations),
): Promise<string[]> {
  const contract = findContract(id)
  if (contract === undefined) throw new Error(`no contract ${id}`)
  const { results } = await runContracts({
    contracts: [contract],
    profile: '2026',
    subjectName: 'app',
    subject,
  })
  return results.flatMap((result) => {
    if (result.verdict === 'kept') return ['kept']
    if (result.verdict === 'could-not-run') return [result.problem]
    if (result.verdict === 'blocked') return [`blocked by ${result.by}`, result.reason]
    if (result.verdict !== 'broken') return [result.reason]
    const { appDid, expected, found } = result.failure
    return [appDid, expected, found].map((text) =>
      text
        .replace(/[\w-]{10}…/g, 'CODE')
        .replace(/[\da-f-]{36}/g, 'TOKEN')
        .replace(/(answered \d+): .*/, '$1'),
    )
  })
}

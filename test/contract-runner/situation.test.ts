import { describe, expect, test } from 'vitest'
import { clientAsSubject } from '../../src/broken-twins/client-as-subject.ts'
import { type Contract, runContracts } from '../../src/contract-runner/index.ts'
import type { JournalEntry } from '../../src/mock-zoom/index.ts'
import type { Connection } from '../../src/reference-client/index.ts'

function contractThat(run: Contract['run'], header: Partial<Contract> = {}): Contract {
  const text = { title: '', why: '', goesWrong: '', zoomSays: '', remedy: '' }
  const lists = { evidence: [], profiles: ['2026'], needs: [], twins: [], situation: [] } as const
  return { id: 'a-promise', group: 'connect', ...text, ...lists, severity: 'must', ...header, run }
}

describe('what was not tested is not kept', () => {
  const refresh = {
    what: 'a refresh that Zoom accepted',
    times: 2,
    by: 'connect-works',
    count: (journal: readonly JournalEntry[]) =>
      journal.filter(({ type }) => type === 'refresh.rotated').length,
  }

  test('if its situation never arose, it is not applicable, with the reason', async () => {
    const contract = contractThat(async ({ newConnectedPerson }) => void (await newConnectedPerson()), {
      situation: [refresh],
    })
    const { results } = await runContracts({
      contracts: [contract],
      subjectName: 'app',
      subject: clientAsSubject('acme'),
    })
    expect(results).toMatchObject([
      {
        verdict: 'not-applicable',
        reason: 'a refresh that Zoom accepted never happened, so there is nothing to judge',
      },
    ])
  })

  test('if the promise that covers it is broken, that one blocks it', async () => {
    const connecting = contractThat(
      async ({ expect }) => expect.that(false, { appDid: 'No.', expected: 'yes', found: 'no' }),
      { id: 'connect-works' },
    )
    const contract = contractThat(async () => undefined, { situation: [refresh] })
    const contracts = [contract, connecting]
    const { results } = await runContracts({
      contracts,
      subjectName: 'app',
      subject: clientAsSubject('acme'),
    })
    expect(results[0]).toMatchObject({ verdict: 'blocked', by: 'connect-works' })
  })

  test('a success that Zoom had no part in proves nothing, and one against Zoom’s refusal is a breach', async () => {
    const judge = async (use: (right: Connection) => Connection['use']) => {
      const contract = contractThat(async ({ newConnectedPerson, zoom, expect }) => {
        const { person } = await newConnectedPerson()
        await zoom.faults.next('api', { status: 500 })
        expect.works(await person.use(), 'used the app')
      })
      const subject = clientAsSubject('app', { connection: (right) => ({ ...right, use: use(right) }) })
      const { results } = await runContracts({ contracts: [contract], subjectName: 'app', subject })
      return results[0]
    }
    const nobody = { id: 'x', email: 'x@example.com', displayName: 'X' }
    expect(await judge(() => async () => nobody)).toMatchObject({
      verdict: 'not-applicable',
      reason: 'the person used the app, and the app said that it worked without asking Zoom',
    })
    expect(
      await judge(
        ({ use }) =>
          (person) =>
            use(person).catch(() => nobody),
      ),
    ).toMatchObject({
      verdict: 'broken',
      failure: {
        appDid: expect.stringContaining(
          'the app says that it worked, although Zoom had refused what it sent',
        ),
      },
    })
  })
})

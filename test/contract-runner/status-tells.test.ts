import { expect, test } from 'vitest'
import { contracts } from '../../contracts/index.ts'
import { clientAsSubject } from '../../src/broken-twins/client-as-subject.ts'
import {
  runContracts,
  type SubjectDescription,
  type SubjectFactory,
} from '../../src/contract-runner/index.ts'

const asksForStatus = ['unfinished-connect-costs-nothing', 'disconnecting-twice-is-harmless']

/** The reference client, with something wrong in how its subject file says what a connected person looks like. */
const describedWith =
  (connected: NonNullable<SubjectDescription['answers']['connected']>): SubjectFactory =>
  async (zoom) => {
    const app = await clientAsSubject('app')(zoom)
    const { description } = app
    return Object.assign(app, {
      description: { ...description, answers: { ...description.answers, connected } },
    })
  }

const run = (subject: SubjectFactory) =>
  runContracts({
    contracts: contracts.filter(({ id }) => ['connect-works', ...asksForStatus].includes(id)),
    profile: '2026',
    subjectName: 'app',
    subject,
  })

test('a subject file whose "connected" fits no response makes no broken promise, and no kept one', async () => {
  const { results } = await run(describedWith({ text: '^connected$' }))
  const reason =
    'the response to status says that nobody is connected, also of people for whom the app works: look at requests.status and answers.connected in the subject file'
  expect(results).toMatchObject([
    { contract: { id: 'connect-works' }, verdict: 'kept' },
    { contract: { id: 'unfinished-connect-costs-nothing' }, verdict: 'cannot-judge', reason },
    { contract: { id: 'disconnecting-twice-is-harmless' }, verdict: 'cannot-judge', reason },
  ])
})

test('one that fits is believed, also when it says no', async () => {
  const { results } = await run(describedWith({ json: { connected: true } }))
  expect(results.map(({ verdict }) => verdict)).toEqual(['kept', 'kept', 'kept'])
})

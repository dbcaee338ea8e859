import { expect, test } from 'vitest'
import { contracts } from '../../contracts/index.ts'
import { accessTokenInQuery } from '../../src/broken-twins/access-token-in-query.ts'
import { clientAsSubject } from '../../src/broken-twins/client-as-subject.ts'
import {
  type Contract,
  prettyReporter,
  type RunContractsOptions,
  runContracts,
  type SubjectFactory,
} from '../../src/contract-runner/index.ts'

const connectWorks = contracts.filter(({ id }) => id === 'connect-works')

/** The report of a run, and what it prints. */
async function run(subject: SubjectFactory, options: Partial<RunContractsOptions> = {}) {
  let text = ''
  const report = await runContracts({
    contracts: connectWorks,
    profile: '2026',
    subjectName: 'app',
    subject,
    reporter: prettyReporter((part) => {
      text += part
    }),
    ...options,
  })
  return { ...report, text }
}

test('a finding that breaks no contract is in the report, and does not make it red', async () => {
  const { causes, text, exitCode } = await run(clientAsSubject('app', accessTokenInQuery.alterations))
  expect(causes).toMatchObject([{ id: 'access-token-in-query', breaks: [], noticedIn: 1 }])
  expect(text).toMatch(/^Also seen, though no contract is broken by it:\n\n- access-token-in-query: /m)
  expect(text).toContain('Seen: in 1 run of contracts that are kept')
  expect(exitCode).toBe(0)
})

test('a correct app is seen with nothing', async () => {
  expect((await run(clientAsSubject('app'))).causes).toEqual([])
})

/** The reference client in front of a Zoom where its registration can't read users. */
function withoutScope(scopes?: readonly string[]): SubjectFactory {
  return async (zoom) => {
    await zoom.apps.change((await zoom.apps.first()).clientId, { scopes: ['meeting:read:meeting'] })
    const app = await clientAsSubject('app')(zoom)
    return Object.assign(app, { description: { ...app.description, ...(scopes && { scopes }) } })
  }
}

test('an app whose registration lacks a scope could not be run, and the line of the subject file is named', async () => {
  const { results, exitCode } = await run(withoutScope())
  expect(exitCode).toBe(2)
  expect(results).toMatchObject([
    {
      verdict: 'could-not-run',
      problem: expect.stringMatching(
        /That needs user:read:user.+\nLook at scopes in the subject file: .+ had meeting:read:meeting\.$/,
      ),
    },
  ])
  expect((await run(withoutScope(['user:read:user']))).exitCode).toBe(0)
})

test('an app can be admin-managed: it is registered as that, and people are admins', async () => {
  const kinds: string[] = []
  const subject: SubjectFactory = async (zoom) => {
    const app = await clientAsSubject('app')(zoom)
    const scopes = ['user:read:user:admin']
    return {
      ...app,
      description: { ...app.description, scopes, registration: { kind: 'admin-managed' } },
      async [Symbol.asyncDispose]() {
        kinds.push((await zoom.apps.first()).kind)
        await app[Symbol.asyncDispose]()
      },
    }
  }
  expect((await run(subject)).exitCode).toBe(0)
  expect(new Set(kinds)).toEqual(new Set(['admin-managed']))
})

test('a "should" that blocks is in the report, and does not count where only a "must" does', async () => {
  const [like] = connectWorks
  if (like === undefined) throw new Error('There is no such contract.')
  const breach = { appDid: 'It did not.', expected: 'that it did', found: 'nothing' }
  const should: Contract = {
    ...like,
    id: 'should',
    severity: 'should',
    run: async ({ expect }) => expect.that(false, breach),
  }
  const must: Contract = {
    ...like,
    id: 'must',
    run: async ({ given }) => given.by('should').that(false, breach),
  }
  const options = { contracts: [must], known: [must, should] }
  const { results, exitCode } = await run(clientAsSubject('app'), { ...options, severity: 'must' })
  expect(results.map(({ contract, verdict }) => [contract.id, verdict])).toEqual([
    ['must', 'blocked'],
    ['should', 'broken'],
  ])
  expect(exitCode).toBe(0)
  expect((await run(clientAsSubject('app'), options)).exitCode).toBe(1)
})

import { expect, test } from 'vitest'
import { contractsFor } from '../../contracts/index.ts'
import { accountClientAsSubject, clientAsSubject } from '../../src/broken-twins/client-as-subject.ts'
import { runContracts } from '../../src/contract-runner/index.ts'

test('contracts about people do not apply to a server-to-server app, and the app is not even started', async () => {
  const started: string[] = []
  const subject = accountClientAsSubject('app')
  const { results } = await runContracts({
    contracts: [...contractsFor('user-managed'), ...contractsFor('server-to-server').slice(0, 1)],
    subjectName: 'app',
    kind: 'server-to-server',
    subject: (zoom) => {
      started.push(zoom.url)
      return subject(zoom)
    },
    profile: '2026',
  })
  expect(new Set(results.slice(0, -1).map((result) => 'reason' in result && result.reason))).toEqual(
    new Set(['it is about apps that people connect to Zoom, and this one is server-to-server']),
  )
  expect(results.at(-1)).toMatchObject({ verdict: 'kept', contract: { id: 'account-token-works' } })
  expect(started).toHaveLength(1)
})

test('contracts about server-to-server apps do not apply to an app that people connect', async () => {
  const { results } = await runContracts({
    contracts: contractsFor('server-to-server'),
    subjectName: 'app',
    subject: clientAsSubject('app'),
  })
  expect(results.length).toBeGreaterThan(0)
  for (const result of results)
    expect(result).toMatchObject({
      verdict: 'not-applicable',
      reason: 'it is about server-to-server apps, and people connect this one to Zoom',
    })
})

import { expect, test } from 'vitest'
import { contractsFor } from '../../../contracts/index.ts'
import { parseSubject, runContracts, sharedZoom, startedApps } from '../../../src/contract-runner/index.ts'

const notApplicable = ['accounts-are-kept-apart', 'instances-share-the-account-token']

test('an app for one account is described in a file, and started anew for each contract', async () => {
  const subject = parseSubject(
    {
      name: 'Acme Reports',
      kind: 'server-to-server',
      baseUrl: 'http://127.0.0.1:{port}',
      start: {
        command: [process.execPath, 'account-app.child.mjs'],
        env: {
          PORT: '{port}',
          ZOOM_BASE_URL: '{zoomUrl}',
          ZOOM_ACCOUNT_ID: '{accountId}',
          ZOOM_CLIENT_ID: '{clientId}',
          ZOOM_CLIENT_SECRET: '{clientSecret}',
          DATA: '{dataFolder}',
        },
      },
      requests: { use: { method: 'GET', path: '/users/{zoomUserEmail}' } },
    },
    'this test',
  )
  if (subject.start === undefined) throw new Error('nothing to start')
  await using mocks = sharedZoom({})
  const folder = import.meta.dirname
  await using apps = startedApps({ subject, folder }, subject.start)
  const { results, exitCode } = await runContracts({
    contracts: contractsFor('server-to-server'),
    subjectName: subject.name,
    kind: 'server-to-server',
    subject: apps.subject,
    zoom: mocks.lend,
  })
  expect(results.filter(({ verdict }) => verdict !== 'kept').map(({ contract }) => contract.id)).toEqual(
    notApplicable,
  )
  expect(exitCode).toBe(0)
})

import { expect, test } from 'vitest'
import { contracts } from '../../contracts/index.ts'
import { runContracts } from '../../src/contract-runner/index.ts'
import { startUselessAccountApp, uselessAccountApps } from './useless-account-apps.ts'
import { startUseless, uselessApps } from './useless-apps.ts'

test.each(uselessApps)('an app that $name keeps nothing by chance', async ({ name, does, keeps }) => {
  const report = await runContracts({
    contracts,
    subjectName: name,
    subject: (zoom) => startUseless(does, zoom),
    profile: '2026',
    jobs: 8,
  })
  const kept = report.results.filter(({ verdict }) => verdict === 'kept').map(({ contract }) => contract.id)
  expect(kept.toSorted()).toEqual(keeps.toSorted())
})

test.each(uselessAccountApps)('a server-to-server app that $name keeps nothing by chance', async (app) => {
  const report = await runContracts({
    contracts,
    subjectName: app.name,
    kind: 'server-to-server',
    subject: (zoom) => startUselessAccountApp(app.does, zoom),
    jobs: 8,
  })
  const kept = report.results.filter(({ verdict }) => verdict === 'kept').map(({ contract }) => contract.id)
  expect([...new Set(kept)].toSorted()).toEqual(app.keeps.toSorted())
})

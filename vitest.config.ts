import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { LongestFirst } from './test/support/longest-first.ts'

/**
 * One project per kind of test; `npx vitest run --project http` runs one of them. The limits are for what hangs: a busy
 * machine takes many times as long as an idle one, and that is no failure.
 */
const project = (name: string, include: string[], testTimeout = 60_000) => ({
  extends: true as const,
  test: { name, include, testTimeout, hookTimeout: testTimeout },
})

/** Its files change nothing that another file could notice, and load the sources once for all of them. */
const together = (name: string, include: string[], testTimeout?: number) => {
  const { test, ...rest } = project(name, include, testTimeout)
  return { ...rest, test: { ...test, isolate: false } }
}

/** One PostgreSQL and one MariaDB for all of its files. */
const { test: onDatabases, ...extended } = together('databases', ['test/databases/**/*.test.ts'])
const databases = { ...extended, test: { ...onDatabases, globalSetup: './test/databases/engines.ts' } }

export default defineConfig({
  test: {
    reporters: ['default', './test/support/tally-reporter.ts'],
    // Much of a test's time is waiting: for a token to expire, for a response that is held back.
    maxWorkers: availableParallelism() * 2,
    sequence: { sequencer: LongestFirst },
    // On a busy machine what is waited for comes late, and that is no failure.
    expect: { poll: { timeout: 30_000 } },
    projects: [
      together('unit', ['test/{domain,storage,findings,journal,local-server,observe}/**/*.test.ts']),
      together('http', ['test/{http,control,client,inspector,model,webhooks,embedding,mcp}/**/*.test.ts']),
      together('client', ['test/reference-client/**/*.test.ts']),
      together(
        'contracts',
        ['test/{contracts,contract-runner,lesson,matrix,provider-contracts,regressions}/**/*.test.ts'],
        180_000,
      ),
      databases,
      project('clients', ['test/clients/**/*.test.ts']),
      project('intercept', ['test/intercept/**/*.test.ts'], 180_000),
      project('cli', ['test/{cli,examples,readme}/**/*.test.ts'], 180_000),
      project('package', ['test/{package,recipes}/**/*.test.ts'], 300_000),
      project('container', ['test/container/**/*.test.ts'], 300_000),
      project('vitest', ['test/vitest/*.test.ts'], 180_000),
      project('browser', ['test/browser/**/*.test.ts'], 180_000),
    ],
  },
})

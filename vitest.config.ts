import { defineConfig } from 'vitest/config'

/** One project per kind of test; `npx vitest run --project http` runs one of them. */
const project = (name: string, include: string[], testTimeout = 15_000) => ({
  extends: true as const,
  test: { name, include, testTimeout },
})

export default defineConfig({
  test: {
    reporters: ['default', './test/support/tally-reporter.ts'],
    projects: [
      project('unit', ['test/{domain,storage,findings}/**/*.test.ts']),
      project('http', ['test/{http,control,control-client,inspector,model,webhooks,embedding}/**/*.test.ts']),
      project('client', ['test/reference-client/**/*.test.ts']),
      project(
        'contracts',
        ['test/{contracts,contract-runner,lesson,matrix,provider-contracts,regressions}/**/*.test.ts'],
        60_000,
      ),
      project('clients', ['test/clients/**/*.test.ts']),
      project('intercept', ['test/intercept/**/*.test.ts'], 60_000),
      project('cli', ['test/{cli,examples,readme}/**/*.test.ts'], 60_000),
      project('package', ['test/{package,recipes}/**/*.test.ts'], 120_000),
      project('container', ['test/container/**/*.test.ts'], 120_000),
      project('vitest', ['test/vitest/*.test.ts'], 60_000),
      project('browser', ['test/browser/**/*.test.ts'], 60_000),
    ],
  },
})

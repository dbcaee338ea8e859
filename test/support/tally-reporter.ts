import type { Reporter, TestModule, Vitest } from 'vitest/node'

/** Closes a run with one line that people and CI can read: `N passed, N failed, N skipped`, and why tests were skipped. */
export default class TallyReporter implements Reporter {
  #filtered = false

  onInit(vitest: Vitest): void {
    this.#filtered = vitest.config.testNamePattern !== undefined
  }

  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const count = { passed: 0, failed: errors.length, skipped: 0, pending: 0 }
    for (const module of modules) {
      // A file that could not even be loaded has no tests to count.
      if (module.errors().length > 0) count.failed += 1
      for (const test of module.children.allTests()) {
        const result = test.result()
        count[result.state] += 1
        if (result.state === 'skipped' && !this.#filtered) {
          console.log(`skipped: ${test.fullName}: ${result.note ?? 'no reason was given'}`)
        }
      }
    }
    console.log(`${count.passed} passed, ${count.failed} failed, ${count.skipped + count.pending} skipped`)
  }
}

import type { Reporter, Write } from './reporter.ts'

/** One JSON document when the run is over: the {@link RunReport} as it is, with the version of its form. */
export function jsonReporter(write: Write): Reporter {
  return {
    end(report) {
      write(`${JSON.stringify({ version: 1, ...report }, null, 2)}\n`)
    },
  }
}

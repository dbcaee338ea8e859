import type { Reporter, Write } from './reporter.ts'

/** One JSON document at the end of the run: the {@link RunReport} as it is, with its format version. */
export function jsonReporter(write: Write): Reporter {
  return {
    end(report) {
      write(`${JSON.stringify({ version: 2, ...report }, null, 2)}\n`)
    },
  }
}

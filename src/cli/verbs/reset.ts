import type { Verb } from './verb.ts'

/** Takes the mock back to its start. */
export function reset(): Verb {
  return async (zoom) => {
    await zoom.reset()
    return {
      json: { reset: true },
      lines: ['The mock is as it was at its start. Tokens that apps have stored are unknown to it now.'],
    }
  }
}

import { createUserAgent, type UserAgent, type UserAgentOptions } from './user-agent.ts'
import type { Verdict } from './verdict.ts'

/** Where the people in a run get their browsers from. */
export interface BrowserSource {
  /** `name` is safe as part of a file name. */
  forContract(name: string): ContractBrowsers
}

/** The browsers of one contract. */
export interface ContractBrowsers {
  newAgent(person: string, options: UserAgentOptions): UserAgent
  /** Closes them. Returns the files that were written about it. Never throws. */
  end(verdict: Verdict): Promise<readonly string[]>
}

/** Small browsers without a screen, which run no scripts. */
export const withoutScreen: BrowserSource = {
  forContract: () => ({ newAgent: (_, options) => createUserAgent(options), end: async () => [] }),
}

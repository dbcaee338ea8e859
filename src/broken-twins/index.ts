import type { BrokenTwin } from './broken-twin.ts'
import { exchangesCodeTwice } from './exchanges-code-twice.ts'
import { neverSavesRotatedToken } from './never-saves-rotated-token.ts'
import { reusesStoredCode } from './reuses-stored-code.ts'
import { sendsAnotherRedirectUri } from './sends-another-redirect-uri.ts'

export type { BrokenTwin } from './broken-twin.ts'

export const brokenTwins: readonly BrokenTwin[] = [
  reusesStoredCode,
  exchangesCodeTwice,
  neverSavesRotatedToken,
  sendsAnotherRedirectUri,
]

export function findTwin(name: string): BrokenTwin | undefined {
  return brokenTwins.find((twin) => twin.name === name)
}

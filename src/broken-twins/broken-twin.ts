import type { Alterations } from '../reference-client/index.ts'
import type { AccountAlterations } from '../reference-client/server-to-server/index.ts'

interface Twin {
  /** Equal to the file's name. */
  readonly name: string
  readonly title: string
  /** What it does wrong, and how it shows. */
  readonly bug: string
  /** The rules of the findings that the mock makes about it while its contracts fail; none if no rule knows the bug. */
  readonly findings?: readonly string[]
  /** Further findings that may or may not appear, depending on which of several requests comes first. */
  readonly mayAlsoFind?: readonly string[]
}

/** The reference client with exactly one bug. A contract that passes on it proves nothing. */
export interface BrokenTwin extends Twin {
  readonly kind?: 'user-managed'
  readonly alterations: Alterations
}

/** The same of the reference client without people. */
export interface AccountTwin extends Twin {
  readonly kind: 'server-to-server'
  readonly alterations: AccountAlterations
}

/** One more process of the app, on the same data. */
export interface Instance extends AsyncDisposable {
  /** Without a trailing slash. */
  readonly url: string
  /** What it has printed; missing if nobody reads that. */
  readonly printed?: () => string
  /** Its process; missing if it has none of its own. */
  readonly process?: InstanceProcess
}

/** What can happen to a process at any moment. */
export interface InstanceProcess {
  /** It ends at once, as in a crash of the machine. Resolves when it is gone. */
  kill(): Promise<void>
  /** It stands still, as when its machine hangs. */
  freeze(): void
  /** It goes on where it stood. */
  thaw(): void
}

/** How instances run behind one address. */
export interface FleetSettings {
  /** How many there may be. */
  readonly size: number
  /** Each is a process of its own. */
  readonly processes: boolean
}

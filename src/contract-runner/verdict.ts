/**
 * The result of a contract. `blocked`: its set-up failed because of another promise, which is broken. `cannot-judge`:
 * what the app does can't be seen from outside, as when it goes by a clock of its own.
 */
export type Verdict =
  | 'kept'
  | 'broken'
  | 'blocked'
  | 'cannot-judge'
  | 'not-applicable'
  | 'could-not-run'
  | 'not-run'

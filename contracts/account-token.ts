import type { Expect, Outcome } from '../src/contract-runner/index.ts'

/** The app did what it was asked to, and Zoom had accepted its call. `when` begins the sentence. */
export function expectDone(
  { that }: Expect,
  { kind, answered, atZoom, entries }: Outcome,
  when: string,
): void {
  that(kind === 'works' && atZoom !== 'refused', {
    appDid: `${when}, the app was asked to call Zoom, and ${answered}`,
    symptom: answered,
    expected: 'the app calls Zoom for its account, and says that it worked',
    found:
      kind === 'works'
        ? 'the app says that it worked, although Zoom refused its call'
        : 'the app says that it failed',
    during: entries,
  })
}

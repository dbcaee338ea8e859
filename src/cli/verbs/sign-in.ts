import { MockZoomError, printable } from '../../mock-zoom/index.ts'
import { userNamed } from './named.ts'
import type { Verb } from './verb.ts'

/** What the command line of `mock-zoom sign-in` said. */
export interface SignInFlags {
  readonly consent?: 'ask' | 'allow' | 'decline'
  readonly out?: boolean
}

const answers = { ask: 'is asked for consent', allow: 'allows', decline: 'declines' } as const

/** Chooses who is signed in at Zoom, or shows it. */
export function signIn(who: string | undefined, { consent, out }: SignInFlags): Verb {
  if (who !== undefined && out) throw new MockZoomError('--out signs out.', 'Leave out the user.')
  if (who === undefined && consent !== undefined)
    throw new MockZoomError(
      'Whose consent?',
      'Give the user too, such as: mock-zoom sign-in jill --consent allow',
    )
  return async (zoom) => {
    if (who !== undefined)
      await zoom.signedIn.choose({ user: (await userNamed(zoom, who)).id, ...(consent && { consent }) })
    else if (out) await zoom.signedIn.clear()
    const signedIn = await zoom.signedIn.show()
    if (signedIn.userId === null)
      return { json: signedIn, lines: ['Nobody is chosen: each browser’s cookie decides who is signed in.'] }
    const user = (await zoom.users.list()).find(({ id }) => id === signedIn.userId)
    const name = printable(user?.email ?? signedIn.userId)
    return {
      json: signedIn,
      lines: [`${name} is signed in at Zoom in every browser, and ${answers[signedIn.consent]}.`],
    }
  }
}

import type { App, MockZoom, ZoomUser } from '../../mock-zoom/index.ts'
import { didYouMean, MockZoomError, printable } from '../../mock-zoom/index.ts'

/** The user that somebody means: by id, email, the part before the @, first name or whole name. */
export async function userNamed(zoom: MockZoom, text: string): Promise<Pick<ZoomUser, 'id' | 'email'>> {
  const users = await zoom.users.list()
  const asked = text.toLowerCase()
  const exact = users.find(({ id, email }) => id === text || email.toLowerCase() === asked)
  if (exact) return exact
  const called = users.filter((user) => namesOf(user).includes(asked))
  const [only] = called
  if (only && called.length === 1) return only
  if (called.length > 1) {
    const emails = called.map(({ email }) => email).join(' or ')
    throw new MockZoomError(`Several Zoom users are called ${printable(text)}: ${emails}.`, 'Give the email.')
  }
  // Near a first name, but the email is what can be typed.
  const near = users.filter((user) => didYouMean(text, [user.email, user.id, ...namesOf(user)]) !== '')
  throw unknown(
    'Zoom user',
    text,
    near.slice(0, 3).map(({ email }) => email),
  )
}

function namesOf({ email, firstName, lastName }: Pick<ZoomUser, 'email' | 'firstName' | 'lastName'>) {
  return [email.split('@')[0] ?? '', firstName, `${firstName} ${lastName}`].map((name) => name.toLowerCase())
}

/** The app that somebody means: by client id or name. */
export async function appNamed(zoom: MockZoom, text: string): Promise<Pick<App, 'clientId' | 'name'>> {
  const apps = await zoom.apps.list()
  const found =
    apps.find(({ clientId }) => clientId === text) ??
    apps.find(({ name }) => name.toLowerCase() === text.toLowerCase())
  if (found) return found
  const near = apps.filter(({ clientId, name }) => didYouMean(text, [clientId, name]) !== '')
  throw unknown(
    'app',
    text,
    near.slice(0, 3).map(({ clientId }) => clientId),
  )
}

function unknown(kind: string, text: string, near: readonly string[]): MockZoomError {
  const meant = near.length === 0 ? '' : ` Did you mean ${near.join(' or ')}?`
  return new MockZoomError(
    `There is no ${kind} ${printable(text)}.${meant}`,
    `mock-zoom state lists each ${kind}.`,
  )
}

/** One of a few words, or an error with the one that may have been meant. */
export function oneOf<Word extends string>(what: string, text: string, words: readonly Word[]): Word {
  const word = words.find((each) => each === text)
  if (word !== undefined) return word
  throw new MockZoomError(
    `There is no ${what} ${printable(text)}.${didYouMean(text, words)}`,
    `There are ${words.join(', ')}.`,
  )
}

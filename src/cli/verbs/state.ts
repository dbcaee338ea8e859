import { tellState } from '../../mcp/index.ts'
import { printable } from '../../mock-zoom/index.ts'
import type { Verb } from './verb.ts'

/** Shows what the mock knows, without secrets. */
export function state(): Verb {
  return async (zoom) => {
    const known = await tellState(zoom)
    const emails = new Map<string, string>(known.users.map(({ id, email }) => [id, email]))
    const apps = new Map<string, string>(known.apps.map(({ clientId, name }) => [clientId, name]))
    const { signedIn, clock } = known
    const who =
      signedIn.userId === null ? 'whoever a browser says' : (emails.get(signedIn.userId) ?? signedIn.userId)
    const live = known.grants.filter(({ ended }) => ended === null)
    const lines = [
      `Mock     ${known.url}, as Zoom was in ${known.behavesAsZoomIn}`,
      `Time     ${clock.now} (${clock.kind} clock)`,
      ...known.apps.map(({ clientId, name, kind }) => `App      ${clientId}  ${name}, ${kind}`),
      ...known.users.map(({ id, email }) => `User     ${id}  ${email}`),
      `Signed in: ${who}`,
      ...live.map(
        ({ clientId, userId, created }) =>
          `Grant    ${apps.get(clientId) ?? clientId} for ${userId === null ? 'its account' : (emails.get(userId) ?? userId)}, since ${created}`,
      ),
      `Grants   ${live.length} live, ${known.grants.length - live.length} ended`,
      `Faults   ${known.faults.length === 0 ? 'none' : known.faults.map(({ id, route }) => `${id} (${route})`).join(', ')}`,
    ]
    return { json: known, lines: lines.map(printable) }
  }
}

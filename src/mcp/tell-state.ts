import type { MockZoom } from '../mock-zoom/index.ts'
import { toIsoTime } from '../mock-zoom/index.ts'

/** What a mock knows at this moment, without secrets. */
export async function tellState(mock: MockZoom) {
  const [clock, apps, users, signedIn, grants, faults] = await Promise.all([
    mock.clock.show(),
    mock.apps.list(),
    mock.users.list(),
    mock.signedIn.show(),
    mock.grants.list(),
    mock.faults.list(),
  ])
  return {
    url: mock.url,
    behavesAsZoomIn: mock.profile,
    clock: { kind: clock.kind, now: clock.iso },
    apps: apps.map(({ clientId, name, kind, redirectUris, scopes }) => ({
      clientId,
      name,
      kind,
      redirectUris,
      scopes,
    })),
    users: users.map(({ id, email }) => ({ id, email })),
    signedIn,
    grants: grants
      .map(({ id, type, clientId, userId, createdAt, endedAt, endedBecause }) => ({
        id,
        type,
        clientId,
        userId,
        created: toIsoTime(createdAt),
        ended: endedAt === null ? null : `${toIsoTime(endedAt)} (${endedBecause})`,
      }))
      .toReversed(),
    faults: faults.map(({ id, route, remaining, share }) => ({ id, route, remaining, share })),
  }
}

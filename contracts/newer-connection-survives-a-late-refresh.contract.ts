import type { Contract, ContractRun, SubjectFleet } from '../src/contract-runner/index.ts'
import { fleetWithExpiredToken, rotatedBy, somebodyWithExpiredToken } from './behind-one-address.ts'
import type { Connected } from './expired-token.ts'
import { apiCalled, codeExchanged, refreshed } from './situations.ts'

export const contract: Contract = {
  id: 'newer-connection-survives-a-late-refresh',
  group: 'refresh',
  title: 'A refresh that ends late does not overwrite the connection that was made meanwhile.',
  why:
    'Saving is safe only over the token that was sent. A new authorization ends the earlier grant (error 4741), so that the pair ' +
    'of a refresh that was under way is dead when it arrives, and the newer connection has the only pair that works.',
  goesWrong:
    'Nothing moves, so somebody connects again and reads “connected”. A second later an instance that was slow saves its pair, ' +
    'and the connection is gone.',
  zoomSays: 'At the API 401 {"code":124,"message":"Invalid access token."} to the pair of the earlier grant',
  remedy: `Save only over the token that you sent, not by person or by id:
    -- PostgreSQL, MariaDB, SQLite
    UPDATE zoom_connections SET access_token = :new_access_token, refresh_token = :new_refresh_token
    WHERE id = :id AND refresh_token = :refresh_token AND deleted_at IS NULL`,
  evidence: [
    'https://devforum.zoom.us/t/how-to-protect-against-losing-refresh-token-response/10375',
    'https://developers.zoom.us/docs/integrations/oauth-error-messages/',
  ],
  profiles: ['2026'],
  severity: 'must',
  needs: ['fleet'],
  twins: ['saves-without-comparison'],
  buildsOn: ['reconnect-without-disconnecting', 'instances-share-one-refresh'],
  situation: [refreshed(), codeExchanged(2), apiCalled(2)],

  async run(test) {
    const { fleet, connected } = await fleetWithExpiredToken(test, 2)
    for (const delay of delays) {
      const isLast = delay === delays.at(-1)
      const somebody = delay === delays[0] ? connected : await somebodyWithExpiredToken(test, fleet)
      if ((await connectDuringRefresh(test, fleet, somebody, delay)) || isLast) return
    }
  },
}

/** How long Zoom’s response is under way, in milliseconds: longer than connecting takes, which is known only afterwards. */
const delays = [300, 1_500, 5_000]

/** Whether the connection was made before the refresh ended, so that the promise was put to the test. */
async function connectDuringRefresh(
  test: ContractRun,
  fleet: SubjectFleet,
  connected: Connected,
  delay: number,
): Promise<boolean> {
  const { seen, given, expect } = test
  const { person } = connected
  const [slow, ...others] = fleet.instances
  if (slow === undefined) return true
  const { ended } = await rotatedBy(test, slow, connected, delay)
  let isOver = false
  const over = ended.then(() => {
    isOver = true
  })
  const withdrawn = fleet.withdraw(slow)
  const before = await seen.mark()
  const reconnect = given.by('reconnect-without-disconnecting')
  const reconnected = await person.connect()
  const { grantId } = await reconnect.exchanged(
    await reconnect.oneCode('connected again', before, reconnected),
    reconnected,
  )
  const wasInTime = !isOver
  await Promise.all([over, withdrawn])
  fleet.readmit(slow)

  const after = await seen.mark()
  for (const instance of [slow, ...others])
    expect.works(
      await person.use({ instance }),
      'had connected again while an instance was refreshing, and used the app after that refresh had ended',
    )
  await expect.apiCalled(grantId, 'used the app after connecting again during a refresh', after)
  return wasInTime
}

import type { Contract, ContractRun } from '../src/contract-runner/index.ts'

export const contract: Contract = {
  id: 'reconnect-after-uninstalling',
  group: 'reconnect',
  title: 'A person who has removed the app at Zoom can connect again, whether or not the app was told.',
  why:
    'Zoom tells an app of an uninstall by a webhook, if the app is published and has an address for it, and if the event ' +
    'arrives. So the old row may still be there when the person comes back, and its tokens are dead.',
  goesWrong:
    'People try to repair their connection by removing the app at Zoom, as support told them to. After that it is broken ' +
    'for good: the app goes on using the tokens of before.',
  zoomSays:
    'Consent is asked for again, and the callback has a new code. For the old tokens: 401 {"code":124,"message":"Invalid access token."}',
  remedy: `Let the callback replace what is stored, whatever state it is in:
    await db.tx(async (tx) => {
      await tx.query('UPDATE zoom_connections SET deleted_at = now() WHERE person = $1 AND deleted_at IS NULL', [person])
      await tx.query('INSERT INTO zoom_connections (person, access_token, refresh_token) VALUES ($1, $2, $3)', tokens)
    })`,
  evidence: [
    'https://devforum.zoom.us/t/42658',
    'https://devforum.zoom.us/t/deauthorization-flow/78491',
    'https://github.com/thunderbird/appointment/issues/546',
  ],
  profiles: ['2026'],
  severity: 'must',
  needs: [],
  twins: ['keeps-first-row-on-reconnect', 'refuses-second-connect', 'reuses-stored-code'],

  async run(test) {
    const { zoom, subject } = test
    if (subject.missing(['webhooks']).length === 0)
      await uninstallAndReconnect(test, 'after the app was told')
    await zoom.changeApp(zoom.app.clientId, { webhookUrl: null })
    await uninstallAndReconnect(test, 'of which the app was not told')
  },
}

async function uninstallAndReconnect(
  { zoom, newConnectedPerson, seen, expect }: ContractRun,
  how: string,
): Promise<void> {
  const { person } = await newConnectedPerson()
  await zoom.uninstall({ user: person.zoomUser.id })
  const before = seen.mark()
  const reconnected = await person.connect()
  const code = expect.oneCode('connected again', before, reconnected)
  const { grantId, seq } = expect.exchanged(code, reconnected)
  expect.works(reconnected, `connected again after an uninstall ${how}`)
  expect.works(await person.use(), `used the app after an uninstall ${how}`)
  expect.apiCalled(grantId, 'used the app after connecting again', seq)
}

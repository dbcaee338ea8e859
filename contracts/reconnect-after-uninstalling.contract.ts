import type { Contract, ContractRun } from '../src/contract-runner/index.ts'
import { codeExchanged } from './situations.ts'

export const contract: Contract = {
  id: 'reconnect-after-uninstalling',
  group: 'reconnect',
  title: 'A person who has removed the app at Zoom can connect again, whether or not the app was told.',
  why:
    'Zoom tells an app about an uninstall by webhook, if the app is published and has a URL for it, and if the ' +
    'event arrives. So the old row may still be there when the person comes back, with dead tokens in it.',
  goesWrong:
    'People try to repair their connection by removing the app at Zoom, as support told them to. After that it is ' +
    'broken for good: the app keeps using the old tokens.',
  zoomSays:
    'Zoom asks for consent again, and the callback has a new code. For the old tokens: 401 ' +
    '{"code":124,"message":"Invalid access token."}',
  remedy: `Let the callback replace what is stored, whatever state it is in, in one transaction:
    -- PostgreSQL, MariaDB, SQLite
    UPDATE zoom_connections SET deleted_at = :now, access_token = '', refresh_token = ''
    WHERE person = :person AND deleted_at IS NULL;
    INSERT INTO zoom_connections (person, access_token, refresh_token, expires_at)
    VALUES (:person, :access_token, :refresh_token, :expires_at)`,
  evidence: [
    'https://devforum.zoom.us/t/42658',
    'https://devforum.zoom.us/t/deauthorization-flow/78491',
    'https://github.com/thunderbird/appointment/issues/546',
  ],
  profiles: ['2026'],
  severity: 'must',
  needs: [],
  twins: [
    'keeps-first-row-on-reconnect',
    'refuses-second-connect',
    'reuses-stored-code',
    'stays-uninstalled',
  ],
  buildsOn: ['reconnect-uses-the-new-code', 'reconnect-without-disconnecting'],
  situation: [codeExchanged(2)],

  async run(test) {
    const { zoom, subject } = test
    if (subject.missing(['webhooks']).length === 0)
      await uninstallAndReconnect(test, 'that the app was told about')
    await zoom.apps.change((await zoom.apps.first()).clientId, { webhookUrl: null })
    await uninstallAndReconnect(test, 'that the app was not told about')
  },
}

async function uninstallAndReconnect(
  { zoom, newConnectedPerson, seen, expect }: ContractRun,
  how: string,
): Promise<void> {
  const { person } = await newConnectedPerson()
  await zoom.uninstall({ user: person.zoomUser.id })
  const before = await seen.mark()
  const reconnected = await person.connect()
  const code = await expect.oneCode('connected again', before, reconnected)
  const { grantId, seq } = await expect.exchanged(code, reconnected)
  expect.works(reconnected, `connected again after an uninstall ${how}`)
  expect.works(await person.use(), `used the app after an uninstall ${how}`)
  await expect.apiCalled(grantId, 'used the app after connecting again', seq)
}

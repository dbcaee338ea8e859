import type { Contract } from '../src/contract-runner/index.ts'
import { apiCalled, codeExchanged } from './situations.ts'

export const contract: Contract = {
  id: 'reconnect-without-disconnecting',
  group: 'reconnect',
  title: 'When a person connects again without disconnecting, the app uses the new tokens.',
  why:
    'A new authorization ends the earlier grant of the same Zoom user for the same app (error 4741): “the last ' +
    'token issued is considered valid, and the previous ones are invalidated”. So the tokens from each callback ' +
    'replace what is stored, even if there are tokens already.',
  goesWrong:
    'Somebody whose connection looks odd connects again, sees “connected”, and from then on every call fails. Only ' +
    'disconnecting first helps, and nobody tells them.',
  zoomSays:
    'At the API 401 {"code":124,"message":"Invalid access token."}, at the next refresh 400 {"reason":"Invalid ' +
    'Token!","error":"invalid_grant"}, both for the old tokens that were kept',
  remedy: `Overwrite the tokens, whether or not there is a live row (with the index of reconnect-uses-the-new-code):
    -- PostgreSQL, SQLite
    INSERT INTO zoom_connections (person, access_token, refresh_token, expires_at)
    VALUES (:person, :access_token, :refresh_token, :expires_at)
    ON CONFLICT (person) WHERE deleted_at IS NULL DO UPDATE SET access_token = excluded.access_token,
      refresh_token = excluded.refresh_token, expires_at = excluded.expires_at
    -- MariaDB
    INSERT INTO zoom_connections (person, access_token, refresh_token, expires_at)
    VALUES (:person, :access_token, :refresh_token, :expires_at)
    ON DUPLICATE KEY UPDATE access_token = VALUES(access_token),
      refresh_token = VALUES(refresh_token), expires_at = VALUES(expires_at)`,
  evidence: [
    'https://github.com/thunderbird/appointment/issues/546',
    'https://github.com/iamfatness/CoreVideo/pull/196',
    'https://developers.zoom.us/docs/integrations/oauth-error-messages/',
  ],
  profiles: ['2026', '2020'],
  severity: 'must',
  needs: [],
  twins: ['keeps-first-row-on-reconnect', 'refuses-second-connect', 'reuses-stored-code'],
  buildsOn: ['reconnect-uses-the-new-code'],
  situation: [codeExchanged(2), apiCalled(2)],

  async run({ newConnectedPerson, seen, given, expect }) {
    const { person } = await newConnectedPerson()
    given.works(await person.use(), 'used the app after connecting')

    const before = await seen.mark()
    const reconnected = await person.connect()
    const code = await expect.oneCode('connected again', before, reconnected)
    const { grantId, seq } = await expect.exchangedOnce(code, reconnected)
    expect.works(reconnected, 'connected again')
    expect.works(await person.use(), 'used the app after connecting again')
    await expect.apiCalled(grantId, 'used the app after connecting again', seq)
  },
}

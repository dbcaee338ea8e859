import type { Contract } from '../src/contract-runner/index.ts'
import { oneLiveRow } from './one-live-row.ts'
import { apiCalled, codeExchanged } from './situations.ts'

export const contract: Contract = {
  id: 'reconnect-uses-the-new-code',
  group: 'reconnect',
  title: 'A person who disconnects and connects again gets a connection made with the new code.',
  why:
    'A code works once, and for five minutes. Each callback brings a new one, and that is the code to exchange, ' +
    'whatever the app has stored about the person. Zoom’s staff on the original report: “It seems you must be ' +
    'using an old code”.',
  goesWrong:
    'People who were connected before can’t connect again; new people can. It goes away when somebody deletes the ' +
    'row by hand, and comes back with the next soft delete. Encoding the state or revoking the token changes ' +
    'nothing.',
  zoomSays:
    '400 {"reason":"Invalid authorization code","error":"invalid_grant"}; in 2020 ' +
    '{"reason":"Invalid authorization code <the old code>","error":"invalid_request"}',
  remedy: `Pass the code from the callback to the exchange, and store it nowhere. Leave deleted rows out of every query:
    -- PostgreSQL, MariaDB, SQLite
    ALTER TABLE zoom_connections DROP COLUMN code;
    SELECT * FROM zoom_connections WHERE person = :person AND deleted_at IS NULL;
    ${oneLiveRow}`,
  evidence: [
    'https://devforum.zoom.us/t/12302',
    'https://github.com/Jericho/ZoomNet/issues/36',
    'https://developers.zoom.us/docs/integrations/oauth-error-messages/',
  ],
  profiles: ['2026', '2020'],
  severity: 'must',
  needs: ['disconnect'],
  twins: ['reuses-stored-code'],
  about: ['stale-code-after-reconnect'],
  situation: [codeExchanged(2), apiCalled(2)],

  async run({ advanceClocks, newPerson, seen, given, expect }) {
    const person = await newPerson()
    given.works(await person.connect(), 'connected for the first time')
    given.works(await person.use(), 'used the app after connecting for the first time')
    given.by('disconnecting-twice-is-harmless').works(await person.disconnect(), 'disconnected')

    await advanceClocks({ minutes: 1 })
    const before = await seen.mark()
    const reconnected = await person.connect()
    const code = await expect.oneCode('connected again', before, reconnected)
    const { grantId, seq } = await expect.exchangedOnce(code, reconnected)
    expect.works(reconnected, 'connected again')
    expect.works(await person.use(), 'used the app after connecting again')
    await expect.apiCalled(grantId, 'used the app after connecting again', seq)
  },
}

import type { Contract } from '../src/contract-runner/index.ts'
import { oneLiveRow } from './one-live-row.ts'
import { apiCalled, codeExchanged } from './situations.ts'

export const contract: Contract = {
  id: 'reconnects-as-often-as-wanted',
  group: 'reconnect',
  title: 'Connecting and disconnecting work the third time as they did the first time.',
  why:
    'The second attempt finds one leftover row from before, the third finds two. Soft deletion leaves a row each ' +
    'time, and an index meant for live rows can count the dead ones.',
  goesWrong:
    'A tester connects, disconnects, connects: everything works. Anyone who does it once more can’t disconnect, or gets ' +
    'a server error from the database.',
  zoomSays: 'Nothing: Zoom issues a code each time, and accepts it.',
  remedy: `Limit the index to live rows:
    ${oneLiveRow}`,
  evidence: ['https://devforum.zoom.us/t/12302', 'https://github.com/calcom/cal.diy/issues/16206'],
  profiles: ['2026'],
  severity: 'must',
  needs: ['disconnect'],
  twins: ['one-deleted-row-per-person', 'reuses-stored-code'],
  buildsOn: ['reconnect-uses-the-new-code', 'reconnect-without-disconnecting'],
  situation: [codeExchanged(3), apiCalled(2)],

  async run({ newConnectedPerson, seen, given, expect }) {
    const { person } = await newConnectedPerson()
    given.by('disconnecting-twice-is-harmless').works(await person.disconnect(), 'disconnected')
    for (const time of ['second', 'third']) {
      // The second time is another contract's promise.
      const check = time === 'second' ? given.by('reconnect-uses-the-new-code') : expect
      const before = await seen.mark()
      const connected = await person.connect()
      const code = await check.oneCode(`connected for the ${time} time`, before, connected)
      const { grantId, seq } = await check.exchanged(code, connected)
      check.works(await person.use(), `used the app after connecting for the ${time} time`)
      await check.apiCalled(grantId, `used the app after connecting for the ${time} time`, seq)
      check.works(await person.disconnect(), `disconnected for the ${time} time`)
    }
  },
}

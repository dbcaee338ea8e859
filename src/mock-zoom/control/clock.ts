import { endOfTime, toIsoTime, toMilliseconds } from '../domain/clock.ts'
import type { Mock } from '../mock/create.ts'
import type { clockOperations } from './api/clock.ts'
import type { Handlers } from './handler.ts'
import { refuseCall } from './handler.ts'

export function clockHandlers(mock: Mock): Handlers<typeof clockOperations> {
  const { clock } = mock.context
  const show = () => ({ kind: clock.kind, now: clock.now(), iso: toIsoTime(clock.now()) })
  return {
    show,
    async advance({ body }) {
      const by = toMilliseconds(body.advance)
      if (clock.now() + by > endOfTime) {
        return refuseCall(400, 'advance: leads beyond the year 275760.', 'Advance by less, or reset.')
      }
      await mock.advanceClock(by)
      return show()
    },
  }
}

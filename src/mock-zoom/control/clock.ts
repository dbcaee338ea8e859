import type Router from '@koa/router'
import { z } from 'zod'
import { endOfTime, toIsoTime, toMilliseconds } from '../domain/clock.ts'
import type { RequestState } from '../http/context.ts'
import { sendJson, sendOwnProblem } from '../http/send.ts'
import type { Mock } from '../mock.ts'
import { readJson } from './read-json.ts'

const part = z.number().min(0).max(1_000_000_000)
const advanceSchema = z.strictObject({
  advance: z.strictObject({
    days: part.default(0),
    hours: part.default(0),
    minutes: part.default(0),
    seconds: part.default(0),
    milliseconds: part.default(0),
  }),
})

/** `GET|POST /__mock/clock`: what time the mock thinks it is, and moving it forward. */
export function clockRoutes(router: Router<RequestState>, mock: Mock): void {
  const { clock } = mock.provider
  const show = () => ({ kind: clock.kind, now: clock.now(), iso: toIsoTime(clock.now()) })

  router.get('/__mock/clock', (ctx) => sendJson(ctx, 200, show()))
  router.post('/__mock/clock', async (ctx) => {
    const body = await readJson(ctx, advanceSchema)
    if (!body) return
    const by = toMilliseconds(body.advance)
    if (clock.now() + by > endOfTime) {
      return sendOwnProblem(ctx, 400, 'advance: leads beyond the year 275760.', 'Advance by less, or reset.')
    }
    await mock.advanceClock(by)
    sendJson(ctx, 200, show())
  })
}

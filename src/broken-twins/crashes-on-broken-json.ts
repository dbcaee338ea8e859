import { ZoomRefusal } from '../reference-client/index.ts'
import type { BrokenTwin } from './broken-twin.ts'

/**
 * One response that isn’t JSON, and the app is down for everyone.
 *
 * How real code gets there: `await response.json()` in a job or an event handler that nobody awaits; Node ends the process
 * for that (Attendee calls `.json()` without a guard; Zoom's broken body is in Jericho/ZoomNet, Extensions/Internal.cs).
 * This twin shares its process with others, so it only plays dead: it stops responding.
 */
export const crashesOnBrokenJson: BrokenTwin = {
  name: 'crashes-on-broken-json',
  title: 'Dies on a response that isn’t JSON',
  bug: 'It parses whatever Zoom’s API sends, and nobody catches what the parser throws: the process ends.',
  alterations: {
    zoomApi: (right) => ({
      ...right,
      me: (tokens) =>
        right.me(tokens).catch((failure: unknown) => {
          const isNoJson = failure instanceof ZoomRefusal && failure.error === 'HTTP 400'
          throw isNoJson ? new SyntaxError('Unexpected token in JSON') : failure
        }),
    }),
    app: (right) => {
      let isDead = false
      right.on('error', (error) => {
        isDead ||= error instanceof SyntaxError // Here is the bug: this ends the process.
      })
      right.middleware.unshift(async (context, next) => {
        if (!isDead) await next()
        if (!isDead) return
        context.respond = false
        context.req.socket.destroy()
      })
      return right
    },
  },
}

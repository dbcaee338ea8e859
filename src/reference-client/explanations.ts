import type { Arrival } from './callback.ts'
import type { Failure } from './pages.ts'
import { NotConnected } from './refresh-once.ts'
import { ZoomRefusal, ZoomUnavailable } from './zoom-answers.ts'

/** A visit to /callback with nothing to exchange. */
export type EmptyHanded = Exclude<Arrival, { readonly is: 'checked' | 'begun-at-zoom' }>

/** What went wrong at /callback, for the person looking at it: what happened, and what to do now. */
export function explainArrival(arrival: EmptyHanded): Failure {
  return { ...describeArrival(arrival), startAgain: true }
}

function describeArrival(arrival: EmptyHanded): Failure {
  switch (arrival.is) {
    case 'declined':
      return {
        title: 'Zoom was not connected',
        zoomSays: `Zoom API error: ${arrival.error}`,
        explanation: ['You, or Zoom, declined. Nothing was stored. You can start again whenever you like.'],
      }
    case 'used':
      return {
        title: 'This response from Zoom was already used',
        explanation: [
          'It works once. If it arrived twice just now, the first one may still be finishing: go to the home page.',
          'If you are not connected there, start again.',
        ],
      }
    case 'expired':
      return {
        title: 'That took too long',
        explanation: ['You have ten minutes to finish connecting. Nothing was stored. Start again.'],
      }
    case 'unknown':
      return {
        title: 'This did not start here',
        explanation: [
          'Finish connecting in the same browser, at the same address and as the same person as you started. ' +
            'Nothing was stored.',
          'Start again in this browser.',
        ],
      }
    case 'malformed':
      return {
        title: 'This is not a response from Zoom',
        explanation: [arrival.problem, 'Nothing was stored. Start again.'],
      }
    default:
      return arrival satisfies never
  }
}

/** Why Zoom didn't do what it was asked to; undefined for an error that has nothing to do with Zoom. */
export function explainZoom(error: unknown): Failure | undefined {
  if (error instanceof ZoomRefusal) {
    return { title: 'Zoom said no', zoomSays: error.message, explanation: [advice(error)], startAgain: true }
  }
  if (error instanceof ZoomUnavailable) {
    return {
      title: 'Zoom is not responding right now',
      explanation: [error.message, 'This says nothing about your connection. Try again in a moment.'],
    }
  }
  if (error instanceof NotConnected) {
    const explanation = [error.message, 'Connect, and it will work again.']
    return { title: 'Connect to Zoom', explanation, startAgain: true }
  }
  return undefined
}

function advice({ error }: ZoomRefusal): string {
  switch (error) {
    case 'invalid_grant':
    case 'invalid_request':
      return 'Start again: each connection begins at Zoom, with a new authorization code.'
    case 'invalid_client':
      return 'Zoom does not know this client id with this secret. Compare both with the app at Zoom.'
    case '4711':
      return 'The app lacks this scope. Add it to the app at Zoom, then connect again.'
    case '429':
      return 'Zoom has had too many requests from us. Try again in a while.'
    default:
      return 'If this doesn’t change, connect again.'
  }
}

import type { Exchange, Names } from '../mock-zoom/index.ts'
import { clockTime, describeWho, find, happenings, printable, stepOf, zoomSays } from '../mock-zoom/index.ts'
import type { Terminal } from './terminal.ts'

/**
 * An exchange in one readable line: when it ended, the status, the step of the flow, the app and the Zoom user, what really
 * happened, and what Zoom says about it.
 */
export function describeExchange(
  exchange: Exchange,
  { paint }: Pick<Terminal, 'paint'>,
  names: Names,
): string {
  const { entries, request } = exchange
  const time = paint('dim', clockTime(entries.at(-1)?.at ?? exchange.at))
  const good = request !== null && request.status > 0 && request.status < 400
  const status = request ? paint(good ? 'green' : 'red', statusOf(request.status)) : '   '
  const step = paint('bold', stepOf(exchange).padEnd(9))
  const who = printable(describeWho(exchange, names))
  const words = request ? zoomSays(request) : undefined
  const what = [
    ...(request && namesItsPath(exchange) ? [`${request.method} ${request.path}`] : []),
    ...happenings(entries),
    ...(words === undefined ? [] : [`Zoom says “${words}”`]),
  ].join('; ')
  return `${time} ${status} ${step} ${who === '' ? '' : `${paint('cyan', who)}  `}${printable(what)}`.trimEnd()
}

/** An API call does, and so does an unknown request, unless its journal entry does. */
function namesItsPath(exchange: Exchange): boolean {
  const route = exchange.request?.route
  return route === 'api' || (route === 'unknown' && !find(exchange, 'request.unknown-route'))
}

function statusOf(status: number): string {
  return status === 0 ? '---' : String(status)
}

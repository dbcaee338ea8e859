import type { ActiveFault, FaultInput } from '../../mock-zoom/index.ts'
import { faultRoutes, MockZoomError, printable, readyAnswerNames } from '../../mock-zoom/index.ts'
import { oneOf } from './named.ts'
import type { Told, Verb } from './verb.ts'

/** What the command line of `mock-zoom fault` said. */
export interface FaultFlags
  extends Omit<
    FaultInput,
    'route' | 'answer' | 'when' | 'drop' | 'hang' | 'headers' | 'zoomHeaders' | 'retryAfter'
  > {
  readonly answer?: string
  readonly when?: string
  readonly drop?: boolean
  readonly hang?: boolean
  readonly retryAfter?: number
  readonly clear?: boolean
}

const moments = ['before', 'after'] as const

/** Adds a fault, clears all, or shows those that wait. */
export function fault(route: string | undefined, flags: FaultFlags): Verb {
  if (flags.clear) {
    if (route !== undefined) throw new MockZoomError('--clear removes all faults.', 'Leave out the route.')
    return async (zoom) => {
      await zoom.faults.clear()
      return { json: [], lines: ['There are no faults now.'] }
    }
  }
  if (route === undefined) return async (zoom) => listed(await zoom.faults.list())
  const input = inputFrom(oneOf('route', route, faultRoutes), flags)
  return async (zoom) => {
    const added = await zoom.faults.add(input)
    return { json: added, lines: [lineOf(added)] }
  }
}

function inputFrom(route: FaultInput['route'], flags: FaultFlags): FaultInput {
  const { status, body, retryAfter, delay, cutAfter, next, share, grantType, path } = flags
  const answer = flags.answer === undefined ? undefined : oneOf('answer', flags.answer, readyAnswerNames)
  const when = flags.when === undefined ? undefined : oneOf('moment', flags.when, moments)
  const drop = flags.drop ? (true as const) : undefined
  const hang = flags.hang ? (true as const) : undefined
  const which = { next, share, grantType, path, when }
  return { route, ...which, status, body, retryAfter, delay, cutAfter, answer, drop, hang }
}

function listed(faults: readonly ActiveFault[]): Told {
  return { json: faults, lines: faults.length === 0 ? ['No fault waits for a request.'] : faults.map(lineOf) }
}

function lineOf({ id, route, remaining, share, ...fault }: ActiveFault): string {
  const single = remaining === 1
  const next = single ? 'the next request' : `the next ${remaining} requests`
  const requests = remaining === null ? `${(share ?? 1) * 100} % of requests` : next
  const where = route === 'all' ? '' : ` to ${route}`
  const first = single ? 'succeeds, then meets' : 'succeed, then meet'
  const meets = fault.when === 'after' ? first : single ? 'meets' : 'meet'
  return printable(`${id}: ${requests}${where} ${meets} ${whatOf(fault)}.`)
}

function whatOf(
  fault: Pick<ActiveFault, 'status' | 'answer' | 'drop' | 'hang' | 'delay' | 'cutAfter'>,
): string {
  const parts = [
    fault.delay === undefined ? undefined : `a delay of ${fault.delay} ms`,
    fault.drop ? 'a dropped connection' : undefined,
    fault.hang ? 'no response at all' : undefined,
    fault.answer === undefined ? undefined : `the response ${fault.answer}`,
    fault.status === undefined ? undefined : `status ${fault.status}`,
    fault.cutAfter === undefined ? undefined : `a body that ends after ${fault.cutAfter} bytes`,
  ]
  return parts.filter((part) => part !== undefined).join(', ')
}

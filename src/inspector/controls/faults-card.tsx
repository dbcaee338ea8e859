import { useState } from 'preact/hooks'
import { useAction } from '../state/action.ts'
import { useAsked } from '../state/asked.ts'
import type { LiveMock } from '../state/inspection.ts'
import { Card, Select } from './card.tsx'

type FaultInput = Parameters<LiveMock['calls']['faults']['add']>[0]
type ActiveFault = Awaited<ReturnType<LiveMock['calls']['faults']['list']>>[number]

const kinds = [
  ['html', 'a gateway’s page: 502 in HTML'],
  ['lost', 'the request succeeds, the response is lost'],
  ['drop', 'the connection is dropped at once'],
  ['slow', 'the response takes 5 seconds'],
  ['empty', 'an empty 500'],
  ['malformed-json', 'invalid JSON'],
  ['rate-limit-per-second', '429: too many requests in a second'],
  ['rate-limit-daily', '429: too many requests today'],
] as const
type Kind = (typeof kinds)[number][0]

const routes = [
  ['token', 'token requests'],
  ['api', 'API calls'],
  ['authorize', 'authorize requests'],
  ['revoke', 'revoke requests'],
  ['devicecode', 'device code requests'],
  ['page', 'the device page'],
  ['all', 'all requests'],
] as const

function effectOf(kind: Kind): Omit<FaultInput, 'route' | 'next'> {
  switch (kind) {
    case 'lost':
      return { when: 'after', drop: true }
    case 'drop':
      return { drop: true }
    case 'slow':
      return { delay: 5_000 }
    default:
      return { answer: kind }
  }
}

/** Zoom on a bad day: faults for the next requests. */
export function FaultsCard({ live }: { readonly live: LiveMock }) {
  const { faults } = live.calls
  const { value: active } = useAsked(live, faults.list)
  const action = useAction(live)
  const [kind, setKind] = useState<Kind>('html')
  const [route, setRoute] = useState<(typeof routes)[number][0]>('token')
  const [times, setTimes] = useState('1')
  return (
    <Card title="Faults" action={action}>
      <form
        class="line"
        onSubmit={(event) => {
          event.preventDefault()
          void action.run(
            () => faults.add({ route, next: Number(times), ...effectOf(kind) }),
            () => `Added; it hits the next matching ${Number(times) === 1 ? 'request' : 'requests'}.`,
          )
        }}
      >
        <label class="field narrow">
          <span>The next</span>
          <input
            type="number"
            min="1"
            step="1"
            required
            value={times}
            onInput={(event) => setTimes(event.currentTarget.value)}
          />
        </label>
        <Select label="Requests" value={route} options={routes} onChange={setRoute} />
        <Select label="Fault" value={kind} options={kinds} onChange={setKind} />
        <button type="submit" disabled={action.busy}>
          Add the fault
        </button>
      </form>
      {active === undefined || active.length === 0 ? (
        <p>No faults pending. docs/faults.md has more kinds, for code, config and the control API.</p>
      ) : (
        <ul class="active-faults">
          {active.map((fault) => (
            <li key={fault.id}>{describe(fault)}</li>
          ))}
        </ul>
      )}
      <div class="buttons">
        <button
          type="button"
          disabled={action.busy || !active?.length}
          onClick={() => action.run(faults.clear, () => 'All faults removed.')}
        >
          Remove all faults
        </button>
      </div>
    </Card>
  )
}

function describe({ route, remaining, share, when, ...fault }: ActiveFault): string {
  const which = routes.find(([name]) => name === route)?.[1] ?? route
  const howMany = remaining === null ? `${Math.round((share ?? 1) * 100)} %` : `the next ${remaining}`
  const what = [
    fault.answer,
    fault.status,
    fault.delay === undefined ? undefined : `${fault.delay} ms late`,
    fault.drop ? 'connection dropped' : undefined,
    fault.cutAfter === undefined ? undefined : `cut after ${fault.cutAfter} bytes`,
  ].filter((part) => part !== undefined)
  return `${which}, ${howMany}: ${what.join(', ')}${when === 'after' ? ', after the request succeeded' : ''}`
}

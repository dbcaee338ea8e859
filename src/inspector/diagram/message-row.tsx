import type { Party } from '../../mock-zoom/journal/describe.ts'
import {
  describeRequest,
  describeResponse,
  find,
  outcomeOf,
  refusalOf,
  wayOf,
} from '../../mock-zoom/journal/describe.ts'
import type { Exchange } from '../../mock-zoom/journal/exchange.ts'
import { clockTime } from '../../mock-zoom/journal/time.ts'
import { sideEffects } from '../../mock-zoom/journal/words.ts'
import { WithCodes } from '../parts/code-chip.tsx'

interface MessageRowProps {
  readonly exchange: Exchange
  readonly selected: boolean
  readonly onSelect: (exchangeId: number) => void
}

/** One message of the diagram: an arrow there and an arrow back. The whole row is a button. */
export function MessageRow({ exchange, selected, onSelect }: MessageRowProps) {
  const way = wayOf(exchange)
  const outcome = outcomeOf(exchange)
  const reason = refusalOf(exchange)?.reason
  const callback = find(exchange, 'code.issued') ?? find(exchange, 'consent.declined')
  return (
    <button
      type="button"
      class={`message ${outcome} ${way ? '' : 'event'} ${selected ? 'selected' : ''}`}
      aria-current={selected ? 'true' : undefined}
      onClick={() => onSelect(exchange.id)}
    >
      <span class="time">{clockTime(exchange.at)}</span>
      {way === null ? (
        <span class="note">
          <WithCodes text={describeRequest(exchange)} />
        </span>
      ) : (
        <span class="arrows">
          <Arrow from={way.from} to={way.to} kind="request">
            <WithCodes text={describeRequest(exchange)} />
          </Arrow>
          <Arrow from={way.to} to={way.from} kind="answer">
            {outcome === 'refused' ? <span class="unseen">refused: </span> : null}
            {reason === undefined ? null : <span class="reason">{reason}</span>}
            <WithCodes text={describeResponse(exchange)} />
          </Arrow>
          {callback ? (
            <Arrow from="browser" to="app" kind="carried">
              {'code' in callback ? (
                <>
                  callback with <WithCodes text={callback.code} />
                </>
              ) : (
                'callback: access_denied'
              )}
            </Arrow>
          ) : null}
          {sideEffects(exchange.entries).map((effect) => (
            <span class="effect" key={effect}>
              {effect}
            </span>
          ))}
        </span>
      )}
    </button>
  )
}

interface ArrowProps {
  readonly from: Party
  readonly to: Party
  /** `carried`: from the browser to the app, bypassing Zoom; the mock only knows that it sent the browser there. */
  readonly kind: 'request' | 'answer' | 'carried'
  readonly children: preact.ComponentChildren
}

const order: readonly Party[] = ['browser', 'app', 'zoom']

/** For people who don't see the lanes. */
const names: Readonly<Record<Party, string>> = { browser: 'browser', app: 'app', zoom: 'Zoom' }

function Arrow({ from, to, kind, children }: ArrowProps) {
  const direction = order.indexOf(from) < order.indexOf(to) ? 'rightward' : 'leftward'
  const [left, right] = direction === 'rightward' ? [from, to] : [to, from]
  return (
    <span class={`arrow ${kind} ${direction} ${left}-${right}`}>
      <span class="label">
        <span class="unseen">
          {names[from]} to {names[to]}:{' '}
        </span>
        {children}
      </span>
      <span class="line" />
    </span>
  )
}

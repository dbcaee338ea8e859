import { describeAnswer, describeRequest, sideEffectsOf } from '../model/describe.ts'
import type { Message, Party } from '../model/message.ts'
import { find, outcomeOf, refusalOf } from '../model/message.ts'
import { clockTime } from '../model/time.ts'
import { WithCodes } from '../parts/code-chip.tsx'

interface MessageRowProps {
  readonly message: Message
  readonly selected: boolean
  readonly onSelect: (messageId: number) => void
}

/** One message of the diagram: an arrow there and an arrow back. The whole row is a button. */
export function MessageRow({ message, selected, onSelect }: MessageRowProps) {
  const { way } = message
  const outcome = outcomeOf(message)
  const reason = refusalOf(message)?.reason
  const callback = find(message, 'code.issued') ?? find(message, 'consent.declined')
  return (
    <button
      type="button"
      class={`message ${outcome} ${way ? '' : 'event'} ${selected ? 'selected' : ''}`}
      aria-current={selected ? 'true' : undefined}
      onClick={() => onSelect(message.id)}
    >
      <span class="time">{clockTime(message.at)}</span>
      {way === null ? (
        <span class="note">
          <WithCodes text={describeRequest(message)} />
        </span>
      ) : (
        <span class="arrows">
          <Arrow from={way.from} to={way.to} kind="request">
            <WithCodes text={describeRequest(message)} />
          </Arrow>
          <Arrow from={way.to} to={way.from} kind="answer">
            {outcome === 'refused' ? <span class="unseen">refused: </span> : null}
            {reason === undefined ? null : <span class="reason">{reason}</span>}
            <WithCodes text={describeAnswer(message)} />
          </Arrow>
          {callback ? (
            <Arrow from="browser" to="integration" kind="carried">
              {'code' in callback ? (
                <>
                  callback with <WithCodes text={callback.code} />
                </>
              ) : (
                'callback: access_denied'
              )}
            </Arrow>
          ) : null}
          {sideEffectsOf(message).map((effect) => (
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

const order: readonly Party[] = ['browser', 'integration', 'zoom']

/** For people who don't see the lanes. */
const names: Readonly<Record<Party, string>> = { browser: 'browser', integration: 'app', zoom: 'Zoom' }

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

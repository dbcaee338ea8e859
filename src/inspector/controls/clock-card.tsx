import { useState } from 'preact/hooks'
import { dayAndTime, lengthOf } from '../model/time.ts'
import { useAction } from '../state/action.ts'
import { useClock } from '../state/clock.ts'
import type { LiveMock } from '../state/inspection.ts'
import { Card, Select } from './card.tsx'

const steps = [
  ['1 minute', { minutes: 1 }],
  ['5 minutes', { minutes: 5 }],
  ['1 hour', { hours: 1 }],
  ['1 day', { days: 1 }],
  ['90 days', { days: 90 }],
] as const

const units = [
  ['seconds', 'seconds'],
  ['minutes', 'minutes'],
  ['hours', 'hours'],
  ['days', 'days'],
] as const

/** Moves the mock's clock, so that codes and tokens expire. */
export function ClockCard({ live }: { readonly live: LiveMock }) {
  const clock = useClock(live)
  const action = useAction(live)
  const [amount, setAmount] = useState('30')
  const [unit, setUnit] = useState<(typeof units)[number][0]>('minutes')
  const advance = (by: Readonly<Record<string, number>>) => {
    const before = clock?.now
    return action.run(
      () => live.calls.clock.advance({ advance: by }),
      ({ now }) =>
        `It is ${dayAndTime(now)} UTC now${before === undefined ? '' : `, ${lengthOf(now - before)} later`}.`,
    )
  }
  return (
    <Card title="Clock" action={action}>
      <p class="clock-time">
        {clock ? `${dayAndTime(clock.now)} UTC` : '…'}{' '}
        <small>{clock?.kind === 'manual' ? 'It stands still until it is moved.' : 'It runs.'}</small>
      </p>
      <div class="buttons">
        {steps.map(([text, by]) => (
          <button key={text} type="button" disabled={action.busy} onClick={() => advance(by)}>
            + {text}
          </button>
        ))}
      </div>
      <form
        class="line"
        onSubmit={(event) => {
          event.preventDefault()
          void advance({ [unit]: Number(amount) })
        }}
      >
        <label class="field">
          <span>Or by</span>
          <input
            type="number"
            min="0"
            required
            value={amount}
            onInput={(event) => setAmount(event.currentTarget.value)}
          />
        </label>
        <Select label="Unit" value={unit} options={units} onChange={setUnit} />
        <button type="submit" disabled={action.busy}>
          Move the clock
        </button>
      </form>
    </Card>
  )
}

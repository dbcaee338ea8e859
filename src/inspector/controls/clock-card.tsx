import { useState } from 'preact/hooks'
import { dayAndTime, lengthOf } from '../../mock-zoom/journal/time.ts'
import { useAction } from '../state/action.ts'
import { useClock } from '../state/clock.ts'
import type { LiveMock } from '../state/inspection.ts'
import { Card, Select } from './card.tsx'

const steps = [
  ['1 minute', 1, 'minutes'],
  ['5 minutes', 5, 'minutes'],
  ['1 hour', 1, 'hours'],
  ['1 day', 1, 'days'],
  ['90 days', 90, 'days'],
] as const

const units = [
  ['seconds', 'seconds'],
  ['minutes', 'minutes'],
  ['hours', 'hours'],
  ['days', 'days'],
] as const

type Unit = (typeof units)[number][0]

const milliseconds: Readonly<Record<Unit, number>> = {
  seconds: 1_000,
  minutes: 60_000,
  hours: 3_600_000,
  days: 86_400_000,
}

/** Moves the mock's clock, so that codes and tokens expire. */
export function ClockCard({ live }: { readonly live: LiveMock }) {
  const clock = useClock(live)
  const action = useAction(live)
  const [amount, setAmount] = useState('30')
  const [unit, setUnit] = useState<Unit>('minutes')
  const advance = (by: number, unit: Unit) =>
    action.run(
      () => live.calls.clock.advance({ advance: { [unit]: by } }),
      ({ now }) => `It is now ${dayAndTime(now)} UTC, ${lengthOf(by * milliseconds[unit])} later.`,
    )
  return (
    <Card title="Clock" action={action}>
      <p class="clock-time">
        {clock ? `${dayAndTime(clock.now)} UTC` : '…'}{' '}
        <small>{clock?.kind === 'manual' ? 'It stands still until you move it.' : 'It is running.'}</small>
      </p>
      <div class="buttons">
        {steps.map(([text, by, of]) => (
          <button key={text} type="button" disabled={action.busy} onClick={() => advance(by, of)}>
            + {text}
          </button>
        ))}
      </div>
      <form
        class="line"
        onSubmit={(event) => {
          event.preventDefault()
          void advance(Number(amount), unit)
        }}
      >
        <label class="field">
          <span>Or move it by</span>
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

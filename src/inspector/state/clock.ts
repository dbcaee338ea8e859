import { useEffect, useState } from 'preact/hooks'
import { useAsked } from './asked.ts'
import type { LiveMock } from './inspection.ts'

export interface ShownClock {
  readonly kind: 'manual' | 'real'
  readonly now: number
}

/** The mock's clock: it stands still, or ticks every second. Undefined until the mock has responded. */
export function useClock(live: LiveMock): ShownClock | undefined {
  const { value } = useAsked(live, live.calls.clock.show)
  const [clock, setClock] = useState<ShownClock | undefined>(undefined)
  useEffect(() => {
    if (!value) return
    const { kind, now } = value
    const asked = performance.now()
    setClock({ kind, now })
    if (kind === 'manual') return
    const timer = setInterval(
      () => setClock({ kind, now: Math.round(now + performance.now() - asked) }),
      1_000,
    )
    return () => clearInterval(timer)
  }, [value])
  return clock
}

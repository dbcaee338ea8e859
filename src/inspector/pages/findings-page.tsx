import type { Exchange } from '../../mock-zoom/journal/exchange.ts'
import type { Finding } from '../../mock-zoom/journal/finding.ts'
import { sayRefusals } from '../../mock-zoom/journal/refusals.ts'
import { clockTime } from '../../mock-zoom/journal/time.ts'
import { fits } from '../model/filter.ts'
import { WithCodes } from '../parts/code-chip.tsx'
import { useInspection } from '../state/inspection.ts'
import { hrefOf, place } from '../state/place.ts'

interface Place {
  readonly finding: Finding
  readonly exchange: Exchange
}

/** What went wrong, kind by kind: why it matters and how to fix it once, then each time that it happened. */
export function FindingsPage() {
  const { exchanges, refusals } = useInspection()
  const { filter } = place.value
  const shown = exchanges.value
    .filter((exchange) => fits(exchange, filter))
    .flatMap((exchange) => exchange.findings.map((finding): Place => ({ finding, exchange })))
  const kinds = Map.groupBy(shown, ({ finding }) => finding.rule)
  const refused = sayRefusals(refusals.value)
  if (shown.length === 0)
    return (
      <>
        <p class="nothing">
          {exchanges.value.some(({ findings }) => findings.length > 0)
            ? 'No findings match. Show all, or choose something else above.'
            : 'No findings: nothing that the mock knows how to explain has gone wrong.'}
        </p>
        {refused && <p class="nothing">{refused}.</p>}
      </>
    )
  return (
    <div class="findings-page">
      {refused && <p>{refused}.</p>}
      {[...kinds].map(([rule, places]) => (
        <Kind key={rule} rule={rule} places={places} />
      ))}
    </div>
  )
}

/** The text is that of the newest one. */
function Kind({ rule, places }: { readonly rule: string; readonly places: readonly Place[] }) {
  const newest = places.at(-1)?.finding
  return (
    <section class="finding-kind" aria-labelledby={`kind-${rule}`}>
      <h2 id={`kind-${rule}`}>
        {rule} <span>{places.length === 1 ? 'once' : `${places.length} times`}</span>
      </h2>
      <dl>
        <dt>In production</dt>
        <dd>{newest?.inProduction}</dd>
        <dt>How to fix it</dt>
        <dd>{newest?.remedy}</dd>
      </dl>
      <ul>
        {places.toReversed().map(({ finding, exchange }) => (
          <li key={`${finding.entry}`}>
            <a href={hrefOf({ page: 'flows', flow: undefined, message: exchange.id, entry: undefined })}>
              {clockTime(finding.at)}
            </a>{' '}
            <WithCodes text={finding.sentence} />
          </li>
        ))}
      </ul>
    </section>
  )
}

import { useContext } from 'preact/hooks'
import type { Finding } from '../../mock-zoom/journal/finding.ts'
import { WithCodes } from '../parts/code-chip.tsx'
import { InspectionContext } from '../state/inspection.ts'

interface FindingCardProps {
  readonly finding: Finding
  readonly onEvidence?: (seq: number) => void
}

/** What went wrong, why it matters, how to fix it, and the entries that prove it. */
export function FindingCard({ finding, onEvidence }: FindingCardProps) {
  const { rule, sentence, inProduction, remedy, evidence } = finding
  // A saved page may be read where no mock is running.
  const mock = useContext(InspectionContext)?.live?.baseUrl
  return (
    <article class="finding-card" aria-label={`Finding: ${rule}`}>
      <p class="rule">
        <span aria-hidden="true">▲</span>{' '}
        {mock === undefined ? rule : <a href={`${mock}/__mock/docs/findings#${rule}`}>{rule}</a>}
      </p>
      <p class="sentence">
        <WithCodes text={sentence} />
      </p>
      <dl>
        <dt>In production</dt>
        <dd>{inProduction}</dd>
        <dt>How to fix it</dt>
        <dd>{remedy}</dd>
      </dl>
      {onEvidence && evidence.length > 0 ? (
        <p class="evidence">
          Proof{' '}
          {evidence.map((seq) => (
            <button
              type="button"
              key={seq}
              onClick={() => onEvidence(seq)}
              aria-label={`Journal entry ${seq}`}
            >
              #{seq}
            </button>
          ))}
        </p>
      ) : null}
    </article>
  )
}

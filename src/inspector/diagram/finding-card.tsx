import type { Finding } from '../../mock-zoom/journal/finding.ts'
import { WithCodes } from '../parts/code-chip.tsx'

interface FindingCardProps {
  readonly finding: Finding
  readonly onEvidence?: (seq: number) => void
}

/** What went wrong, why it matters, how to fix it, and the entries that prove it. */
export function FindingCard({ finding, onEvidence }: FindingCardProps) {
  const { rule, sentence, inProduction, remedy, evidence } = finding
  return (
    <article class="finding-card" aria-label={`Finding: ${rule}`}>
      <p class="rule">
        <span aria-hidden="true">▲</span> {rule}
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

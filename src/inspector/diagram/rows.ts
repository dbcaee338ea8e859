import type { Exchange } from '../../mock-zoom/journal/exchange.ts'
import type { Finding } from '../../mock-zoom/journal/finding.ts'

/** A line of the diagram: an exchange, or a finding below the exchange that caused it. */
export type DiagramRow =
  | { readonly kind: 'exchange'; readonly key: number; readonly exchange: Exchange }
  | { readonly kind: 'finding'; readonly key: string; readonly finding: Finding; readonly exchange: Exchange }

/** The lines for these exchanges, in their order, each with its findings. */
export function diagramRows(exchanges: readonly Exchange[]): DiagramRow[] {
  return exchanges.flatMap((exchange): DiagramRow[] => [
    { kind: 'exchange', key: exchange.id, exchange },
    ...exchange.findings.map(
      (finding): DiagramRow => ({
        kind: 'finding',
        key: `${finding.rule} ${finding.entry}`,
        finding,
        exchange,
      }),
    ),
  ])
}

import type { Flow } from '../../src/inspector/model/flow.ts'
import { readFlows } from '../../src/inspector/model/flow.ts'
import type { Exchange, MockZoom } from '../../src/mock-zoom/index.ts'
import { describeRequest, describeResponse, wayOf } from '../../src/mock-zoom/index.ts'

/** The inspector's reading of a mock's journal. */
export async function inspect(
  zoom: MockZoom,
): Promise<{ readonly exchanges: Exchange[]; readonly flows: Flow[] }> {
  const exchanges = await zoom.journal.exchanges()
  return { exchanges, flows: readFlows(exchanges) }
}

/** An exchange as the diagram shows it: `app > zoom: Refresh / 200 new tokens`. */
export function told(exchange: Exchange): string {
  const way = wayOf(exchange)
  if (!way) return describeRequest(exchange)
  return `${way.from} > ${way.to}: ${describeRequest(exchange)} / ${describeResponse(exchange)}`
}

/** The start of a code, as the journal shows it. */
export function short(code: string): string {
  return `${code.slice(0, 10)}…`
}

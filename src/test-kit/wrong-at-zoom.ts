import type { Finding, MockZoom, RefusalCount } from '../mock-zoom/index.ts'
import { namesFrom, printable, refusedWithoutFinding, sayRefusals } from '../mock-zoom/index.ts'

/** What Zoom saw during a test. */
export interface Summary {
  readonly findings: readonly Finding[]
  readonly refusals: readonly RefusalCount[]
}

/** What Zoom has seen so far. */
export async function sumUp(zoom: Pick<MockZoom, 'findings' | 'journal'>): Promise<Summary> {
  return {
    findings: await zoom.findings.list(),
    refusals: refusedWithoutFinding(await zoom.journal.list(), namesFrom({})),
  }
}

/** What went wrong at Zoom: the message has the sentence of each finding. Where it is thrown would only distract. */
export class WrongAtZoomError extends Error {
  override readonly name = 'WrongAtZoomError'

  constructor({ findings, refusals }: Summary) {
    const refused = sayRefusals(refusals)
    super(
      [
        ...findings.map(({ sentence, rule }) => `${printable(sentence)} (${rule})`),
        ...(refused ? [refused] : []),
      ].join('\n'),
    )
    this.stack = `${this.name}: ${this.message}`
  }
}

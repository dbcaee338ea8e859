import type { Finding } from '../mock-zoom/index.ts'
import type { Terminal } from './terminal.ts'

/** A finding as a block of text: what happened, why it matters, how to mend it. */
export function describeFinding(finding: Finding, { paint }: Terminal): string {
  return [
    '',
    paint('yellow', `! ${finding.rule}`),
    `  ${paint('bold', finding.sentence)}`,
    `  In production: ${finding.inProduction}`,
    `  Mend it: ${finding.remedy}`,
    paint('dim', `  Journal entries ${finding.evidence.join(', ')}`),
    '',
  ].join('\n')
}

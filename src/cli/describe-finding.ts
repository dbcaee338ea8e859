import type { Finding } from '../mock-zoom/index.ts'
import { docsUrl, printable } from '../mock-zoom/index.ts'
import type { Terminal } from './terminal.ts'
import { wrap } from './wrap.ts'

/**
 * A finding as a block of text: what happened, why it matters, how to fix it, and where to read more. As wide as the terminal. `url` is
 * that of the mock, if it goes on running: it serves the docs.
 */
export function describeFinding(
  finding: Finding,
  { paint, width }: Pick<Terminal, 'paint' | 'width'>,
  url?: string,
): string {
  const paragraph = (text: string) => wrap(printable(text), width, '  ')
  return [
    '',
    paint('yellow', `! ${printable(finding.rule)}`),
    paint('bold', paragraph(finding.sentence)),
    paragraph(`In production: ${finding.inProduction}`),
    paragraph(`How to fix it: ${finding.remedy}`),
    paint('dim', paragraph(`Journal entries ${finding.evidence.join(', ')}`)),
    ...(url === undefined
      ? []
      : [paint('dim', `  More: ${docsUrl(url, `findings#${printable(finding.rule)}`)}`)]),
    '',
  ].join('\n')
}

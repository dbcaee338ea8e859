import type { FindingRule } from '../finding.ts'
import { clockTime } from '../words.ts'

/** The second try was right, and too late. */
export const codeUsedUpByRefusal: FindingRule<'code.refused'> = {
  id: 'code-used-up-by-refusal',
  title: 'A code was exchanged again after a refused exchange, which had used it up.',
  inProduction:
    'An app that tries again in another way, with another redirect_uri for example, only ever sees “Invalid authorization ' +
    'code”, and its people have to begin anew. Whether Zoom uses codes up like this isn’t known.',
  remedy:
    'Make the first exchange right: fix what it was refused for. After a refused exchange, send the person through the ' +
    'authorize URL again instead of trying the code once more.',
  sources: ['RFC 6749, section 4.1.2'],
  needs: ['true-reason'],
  on: ['code.refused'],
  diagnose(refused, history) {
    if (refused.reason !== 'code-spent') return undefined
    const first = history
      .with('code.refused', 'codeId', refused.codeId)
      .find(({ usedUp, seq }) => usedUp === true && seq < refused.seq)
    if (!first) return undefined
    return {
      about: refused.codeId ?? '',
      sentence:
        `At ${clockTime(refused.at)} ${history.app(refused.clientId)} exchanged code ${refused.code} again. Its exchange at ` +
        `${clockTime(first.at)} was refused (${first.reason}), and that used the code up.`,
      evidence: [first, refused],
    }
  },
}

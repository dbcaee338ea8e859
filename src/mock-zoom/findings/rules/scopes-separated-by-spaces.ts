import type { FindingRule } from '../finding.ts'
import { clockTime } from '../words.ts'

/** The separator of RFC 6749 is not everywhere Zoom's. */
export const scopesSeparatedBySpaces: FindingRule<'authorize.refused'> = {
  id: 'scopes-separated-by-spaces',
  title: 'The authorize URL separates several scopes by spaces, which Zoom has refused.',
  inProduction:
    'Each scope works alone, and two together leave people at Zoom with “Oops! We were unable to complete your request. ' +
    'Please try again. (4,700)”. Not everybody meets it, so it looks like an outage of Zoom’s.',
  remedy:
    'Separate them by commas, or leave scope out: then Zoom asks for the scopes that the app has. Many OAuth libraries have ' +
    'an option for the separator.',
  sources: ['github.com/NangoHQ/nango/pull/2816', 'devforum.zoom.us/t/138714'],
  needs: ['browser'],
  on: ['authorize.refused'],
  diagnose(refused, history) {
    const { clientId, scope } = refused
    if (refused.reason !== 'scopes-separated-by-spaces' || clientId === null) return undefined
    return {
      about: clientId,
      sentence:
        `At ${clockTime(refused.at)} ${history.app(clientId)} asked for several scopes with spaces between them: ` +
        `“${scope ?? ''}”.`,
      evidence: [refused],
    }
  },
}

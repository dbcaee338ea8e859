import type { EntryOf } from '../../journal/events.ts'
import type { FindingRule } from '../finding.ts'
import { clockTime } from '../words.ts'

/** The authorize URL asks for scopes that the app does not have. */
export const scopeNotConfigured: FindingRule<'authorize.refused'> = {
  id: 'scope-not-configured',
  title: 'The authorize URL asks for a scope that the app doesn’t have.',
  inProduction:
    'New people can’t connect: they are left at Zoom with “Invalid scope”. People who connected earlier get ' +
    'through, so it looks as if it worked.',
  remedy:
    'Add the scope to the app at Zoom, or leave scope out of the URL: then Zoom asks for the scopes that the app has.',
  sources: [
    'github.com/tl-its-umich-edu/remote-office-hours-queue/issues/342',
    'github.com/mattermost/mattermost-plugin-zoom/pull/222',
  ],
  needs: ['browser', 'registration'],
  on: ['authorize.refused'],
  diagnose(refused, history) {
    if (refused.reason !== 'scope-not-allowed' || refused.clientId === null) return undefined
    const lacking = (refused.lacking ?? []).join(', ')
    return {
      about: `${refused.clientId} ${lacking}`,
      sentence: `At ${clockTime(refused.at)} ${history.app(refused.clientId)} asked for scopes that it doesn’t have: ${lacking}.${adminScopesIn(refused)}`,
      evidence: [refused],
    }
  },
}

/** A user-managed app can’t have an admin scope, but often has the user-level scope of the same name. */
function adminScopesIn({ lacking = [], configured = [], appKind }: EntryOf<'authorize.refused'>): string {
  const admin = lacking.filter((scope) => scope.endsWith(':admin'))
  if (appKind !== 'user-managed' || admin.length === 0) return ''
  const own = admin
    .map((scope) => scope.slice(0, -':admin'.length))
    .filter((scope) => configured.includes(scope))
  const has = own.length === 0 ? '' : `; it has ${own.join(', ')}`
  return ` A user-managed app can’t have scopes that end in “:admin”${has}.`
}

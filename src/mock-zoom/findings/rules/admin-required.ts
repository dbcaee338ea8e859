import type { FindingRule } from '../finding.ts'
import { clockTime } from '../words.ts'

/** An admin-managed app is installed by an admin, for the whole account. */
export const adminRequired: FindingRule<'authorize.refused'> = {
  id: 'admin-required',
  title: 'A person who is no admin of their account was sent to Zoom for an admin-managed app.',
  inProduction:
    'It works for the developers, who are admins of their own account, and for few others: everybody else is left at Zoom with ' +
    '“An account admin is required to install this type of app”, and never comes back. The app never hears about it.',
  remedy:
    'If each person connects for themselves, make the app user-managed. Otherwise say before the way to Zoom that an admin has to ' +
    'install it, give people something to send to their admin, and treat those who don’t come back as not connected.',
  sources: [
    'devforum.zoom.us/t/50993',
    'github.com/zoom/skills, skills/rest-api/references/marketplace-apps.md',
  ],
  needs: ['browser', 'owner', 'registration'],
  on: ['authorize.refused'],
  diagnose(refused, history) {
    const { clientId, userId } = refused
    if (refused.reason !== 'admin-required' || clientId === null || userId === undefined) return undefined
    return {
      about: `${clientId} ${userId}`,
      sentence:
        `At ${clockTime(refused.at)} ${history.app(clientId)} sent ${history.user(userId)} to Zoom. The app is admin-managed, ` +
        'and this person is a member of their account, not its owner or an admin.',
      evidence: [refused],
    }
  },
}

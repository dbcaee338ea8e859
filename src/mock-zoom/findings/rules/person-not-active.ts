import type { FindingRule } from '../finding.ts'
import { clockTime } from '../words.ts'

/** Somebody who can't sign in doesn't get as far as the question. */
export const personNotActive: FindingRule<'authorize.refused'> = {
  id: 'person-not-active',
  title: 'A person was sent to Zoom who can’t sign in there.',
  inProduction:
    'Somebody who has not accepted the invitation to their company’s account yet, or whose user was deactivated, stays on Zoom’s ' +
    'sign-in page and never comes back. The app never hears about it.',
  remedy:
    'Treat people who don’t come back as not connected, whatever was begun for them, and let them begin again. If the app reads the ' +
    'account’s users, look at their status before inviting them to connect.',
  sources: ['github.com/jrchamp/moodle-mod_zoom/issues/131'],
  needs: ['browser', 'owner', 'registration'],
  on: ['authorize.refused'],
  diagnose(refused, history) {
    const { clientId, userId } = refused
    if (refused.reason !== 'user-not-active' || clientId === null || userId === undefined) return undefined
    return {
      about: `${clientId} ${userId}`,
      sentence:
        `At ${clockTime(refused.at)} ${history.app(clientId)} sent ${history.user(userId)} to Zoom. This person’s user is not ` +
        'active (pending, deactivated or removed), so they can’t sign in.',
      evidence: [refused],
    }
  },
}

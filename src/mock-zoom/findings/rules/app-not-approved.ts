import type { FindingRule } from '../finding.ts'
import { clockTime } from '../words.ts'

/** In many accounts, people can install only what an admin approved before. */
export const appNotApproved: FindingRule<'authorize.refused'> = {
  id: 'app-not-approved',
  title: 'A person was sent to Zoom for an app that their account has not approved.',
  inProduction:
    'It works for the developers and for people with an account of their own, and not in companies: an admin has to approve the ' +
    'app first. Until then people are left at Zoom with “You cannot authorize …”, and never come back. The app never hears about it.',
  remedy:
    'Say before the way to Zoom that an admin may have to approve the app, and link its page in the Marketplace, where people can ' +
    'request that. Treat those who don’t come back as not connected, and let them begin again.',
  sources: [
    'support.okta.com, “Zoom Universal Logout Setup Showing You Cannot Authorize”',
    'marketplace.zoom.us/docs/guides/using-apps/end-users',
  ],
  needs: ['browser', 'owner', 'registration'],
  on: ['authorize.refused'],
  diagnose(refused, history) {
    const { clientId, userId } = refused
    if (refused.reason !== 'app-not-approved' || clientId === null || userId === undefined) return undefined
    return {
      about: `${clientId} ${userId}`,
      sentence:
        `At ${clockTime(refused.at)} ${history.app(clientId)} sent ${history.user(userId)} to Zoom. The admins of this person’s ` +
        'account have not approved the app.',
      evidence: [refused],
    }
  },
}

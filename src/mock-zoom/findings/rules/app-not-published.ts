import type { FindingRule } from '../finding.ts'
import { clockTime } from '../words.ts'

/** A draft is for people of its own account. */
export const appNotPublished: FindingRule<'authorize.refused'> = {
  id: 'app-not-published',
  title: 'A person of another account was sent to Zoom for an app that isn’t published.',
  inProduction:
    'It works for the developers, whose account the app belongs to, and for nobody else: customers are left at Zoom with “Unable ' +
    'to install this app without the developer’s account”, and never come back. The app never hears about it.',
  remedy:
    'Publish the app, or have Zoom allow beta tests by other accounts. Until then tell people outside your account that ' +
    'they can’t connect, and let the page they began on offer them another way.',
  sources: [
    'github.com/Calnode/calnode/issues/35',
    'github.com/simstudioai/sim/issues/5704',
    'github.com/mattermost/mattermost-plugin-zoom/issues/290',
  ],
  needs: ['browser', 'owner'],
  on: ['authorize.refused'],
  diagnose(refused, history) {
    const { clientId, userId } = refused
    if (refused.reason !== 'app-not-published' || clientId === null || userId === undefined) return undefined
    return {
      about: `${clientId} ${userId}`,
      sentence:
        `At ${clockTime(refused.at)} ${history.app(clientId)} sent ${history.user(userId)} to Zoom. The app is not published, ` +
        'and this person belongs to another account than the app.',
      evidence: [refused],
    }
  },
}

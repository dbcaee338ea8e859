import type { BrokenTwin } from './broken-twin.ts'

/**
 * The first refresh works, the second is refused: everything works an hour after connecting, and nothing two hours after.
 *
 * How real code gets there: with many providers the refresh token never changes, so the app saves only the access token from a
 * refresh. Zoom gives a new refresh token each time, and the old one is dead at once. Often just one path forgets
 * it: mattermost-plugin-zoom saves rotated pairs when it looks up the user and drops them when it creates a meeting.
 */
export const neverSavesRotatedToken: BrokenTwin = {
  name: 'never-saves-rotated-token',
  title: 'Keeps the old refresh token after a refresh',
  bug:
    'After a refresh it saves the new access token and throws the new refresh token away: the next refresh uses ' +
    'the one that Zoom has retired.',
  findings: ['refresh-token-reused'],
  alterations: {
    tokenStore: (right) => ({
      ...right,
      // Here is the bug: `tokens.refreshToken` is not what gets saved.
      saveRotated: (row, tokens) => right.saveRotated(row, { ...tokens, refreshToken: row.refreshToken }),
    }),
  },
}

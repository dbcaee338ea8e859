import type { Contract } from '../src/contract-runner/index.ts'
import { expectDone } from './account-token.ts'
import { accountCalled } from './situations.ts'

export const contract: Contract = {
  id: 'account-calls-name-a-user',
  group: 'server-to-server',
  title: 'The app never calls a URL with “me”: it names the user.',
  why:
    'The token of a server-to-server app speaks for its account, so that “me” refers to nobody. Most examples of Zoom’s API have “me” in ' +
    'their URLs, because they are written for apps that people allow.',
  goesWrong: 'The calls never work, and the message says that a user does not exist who is in fact nobody.',
  zoomSays: '404 {"code":1001,"message":"User does not exist: me."}',
  remedy: `Put the user’s id or email into the URL:
    await callZoom(\`/v2/users/\${encodeURIComponent(email)}/meetings\`)`,
  evidence: [
    'https://github.com/zoom/skills/blob/main/skills/rest-api/concepts/api-architecture.md',
    'https://developers.zoom.us/docs/internal-apps/s2s-oauth',
  ],
  profiles: ['2026'],
  severity: 'must',
  needs: [],
  twins: ['calls-me-for-an-account'],
  about: ['account-token-for-me'],
  situation: [accountCalled()],

  async run({ subject, seen, given, expect }) {
    const account = await subject.account()
    const used = [await account.use()]
    for (const use of account.otherUses) used.push(await use())
    const requests = await seen.apiRequests()
    const forMe = requests.filter(({ path }) => /\/users\/me(\/|$)/.test(path))
    expect.that(forMe.length === 0, {
      appDid: `The app called ${forMe[0]?.method} ${forMe[0]?.path} with the token of its account.`,
      expected: 'the id or the email of a user in place of “me”',
      found: `${forMe.length} calls for “me”`,
      symptom: 'calls for “me”',
      during: used.flatMap(({ entries }) => entries),
    })
    for (const outcome of used) expectDone(given.by('account-token-works'), outcome, 'In each of its ways')
  },
}

import type { Account, Contract, ContractRun } from '../src/contract-runner/index.ts'
import { expectDone } from './account-token.ts'
import { accountCalled, accountTokenIssued } from './situations.ts'

export const contract: Contract = {
  id: 'accounts-are-kept-apart',
  group: 'server-to-server',
  title: 'An app that serves several accounts calls Zoom for each with that account’s own token.',
  why:
    'A token speaks for one account. One that is kept in a single place (a global, a cache without the account in its key) is used ' +
    'for whichever account comes next, until it expires.',
  goesWrong:
    'A customer gets “User does not exist”, or the users and meetings of another customer, depending on who came first that hour.',
  zoomSays:
    'For a user of another account 404 {"code":1001,"message":"User does not exist: …"}; for lists, 200 with the data of the ' +
    'account that the token belongs to',
  remedy: `Keep the tokens by account:
    const kept = new Map<AccountId, Token>()
    const token = kept.get(account.id) ?? (await requestToken(account))`,
  evidence: [
    'https://developers.zoom.us/docs/internal-apps/s2s-oauth',
    'https://github.com/Jericho/ZoomNet/issues/269',
  ],
  profiles: ['2026'],
  severity: 'must',
  needs: ['accounts'],
  twins: ['one-token-for-all-accounts'],
  about: ['token-for-another-user'],
  situation: [accountTokenIssued(), accountCalled(2)],

  async run(test) {
    const own = await test.subject.account('own')
    const other = await test.subject.account('other')
    expectDone(test.given.by('account-token-works'), await own.use(), 'At first')
    for (const account of [other, own, other]) await useWithItsToken(test, account)
    const both = await Promise.all([own.use(), other.use()])
    for (const outcome of both) expectDone(test.expect, outcome, 'For two accounts at once')
  },
}

async function useWithItsToken({ seen, expect }: ContractRun, account: Account): Promise<void> {
  const used = await account.use()
  expectDone(expect, used, 'After it had called Zoom for another account')
  const calls = (await seen.entries(used.entries)).filter((entry) => entry.type === 'api.called')
  const wrong = calls.filter((entry) => entry.type === 'api.called' && entry.clientId !== account.clientId)
  expect.that(wrong.length === 0, {
    appDid: `The app was asked to call Zoom for the account ${account.accountId}, and used the token of another account.`,
    expected: 'a token of the account that the action is for',
    found: 'a token of another account',
    entries: wrong.map(({ seq }) => seq),
  })
}

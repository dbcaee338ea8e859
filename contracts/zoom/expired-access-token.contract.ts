import type { ProviderContract } from '../../src/provider-contracts/index.ts'
import { authorize, connect, exchange, usersMe } from '../../src/provider-contracts/index.ts'

const anHour = 60 * 60

const answer = { status: 401, body: '{"code":124,"message":"Access token is expired."}' } as const

export const contract: ProviderContract = {
  id: 'expired-access-token',
  title: 'After an hour the API says that the access token is expired.',
  claim: { 2026: answer, 2020: answer },
  source: [
    'github.com/tl-its-umich-edu/remote-office-hours-queue/issues/512',
    'github.com/Jericho/ZoomNet/issues/193',
  ],
  confidence: 'logged',
  needs: 'person',
  destructive: false,
  sends: [authorize, exchange, usersMe],
  async run(run) {
    const tokens = await connect(run)
    await run.pass(anHour)
    return [run.compare.answer(await run.send(usersMe, tokens))]
  },
}

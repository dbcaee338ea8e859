import type { AppRequest, Contract, ContractRun } from '../src/contract-runner/index.ts'
import { aMoment, connectedPerson, personWithExpiredToken } from './expired-token.ts'
import { codeExchanged, refreshed } from './situations.ts'

export const contract: Contract = {
  id: 'no-secret-in-a-query',
  group: 'hygiene',
  title: 'Token requests carry their parameters in the body, and no secret in the URL.',
  why:
    'URLs are logged: by proxies, by gateways, by tracing, by the app itself. Zoom’s announcement of 2023 forbids ' +
    'tokens in URLs, including refresh tokens and tokens to be revoked. The token endpoint still accepts them ' +
    'there, as far as anyone has seen, and some of Zoom’s examples do it. RFC 6749, 2.3.1 and 4.1.3 require the ' +
    'body.',
  goesWrong:
    'Refresh tokens and the client secret turn up in logs that many people can read. And on the day Zoom does what ' +
    'it has announced, all connections end within the hour.',
  zoomSays:
    'Today it responds as if they were in the body. What it would say if it refused them is not known.',
  remedy: `Send a form:
    await fetch('https://zoom.us/oauth/token', {
      method: 'POST', headers: { authorization: basic },
      body: new URLSearchParams({ grant_type: 'refresh_token', refresh_token })
    })`,
  evidence: [
    'https://devsupport.zoom.us/hc/en-us/articles/12363164278669',
    'https://devforum.zoom.us/t/oauth-token-400-bad-request-params-in-query-string/124925',
    'https://www.rfc-editor.org/rfc/rfc6749#section-2.3.1',
  ],
  profiles: ['2026'],
  severity: 'should',
  needs: [],
  twins: ['secret-in-query', 'revokes-in-the-query'],
  situation: [codeExchanged(), refreshed()],

  async run(test) {
    const { zoom, subject, newConnectedPerson } = test
    const { person: first } = await connectedPerson(test, aMoment)
    await zoom.switches.set({ expiresIn: 3599 })
    await test.advanceClocks({ seconds: 6 })
    await first.use()
    if (subject.missing(['disconnect']).length === 0) {
      // Not the same person: an app may have given up a connection that it could not refresh.
      const { person: leaver } = await newConnectedPerson()
      await leaver.disconnect()
    }
    // Even an app that never refreshes has something to be judged by.
    await expectNone(test)

    const { person: second } = await personWithExpiredToken(test)
    await second.use()
    await expectNone(test)
  },
}

async function expectNone({ seen, expect }: ContractRun): Promise<void> {
  const found = [...(await seen.tokenRequests()), ...(await seen.revokeRequests())].flatMap(secretsOf)
  expect.that(found.length === 0, {
    appDid: `The app sent ${list(found.map(({ name }) => name))} to Zoom in the URL.`,
    expected: 'parameters in the body, as application/x-www-form-urlencoded',
    found: list(found.map(({ request, name }) => `${request.path}?${name}=…`)),
    entries: [...new Set(found.map(({ request }) => request.seq))],
  })
}

const secrets = ['client_secret', 'code', 'code_verifier', 'refresh_token', 'token', 'access_token']

function secretsOf(request: AppRequest): { request: AppRequest; name: string }[] {
  return secrets.filter((name) => request.query.has(name)).map((name) => ({ request, name }))
}

function list(names: readonly string[]): string {
  return [...new Set(names)].join(', ')
}

import { expect, test } from 'vitest'
import { contracts } from '../../contracts/index.ts'
import { secretHider } from '../../src/contract-runner/hide-secrets.ts'
import { describeByDefault, runContracts, runningSubject } from '../../src/contract-runner/index.ts'
import { serve } from './small-server.ts'

const environment = {
  DATABASE_PASSWORD: 'hunter2/and "more"',
  STRIPE_API_KEY: 'sk_live_of_a_stranger',
  SESSION_SECRET_1: 'a secret for sessions',
  API_TOKEN: 'sk_live_of',
  TOKEN_URL: 'https://login.example',
  KEY_FILE: '/etc/ssl/private',
  MONKEY: 'chimpanzee',
  SHORT_KEY: 'true',
}

test('values whose names say secret are hidden in every form, and others aren’t', () => {
  const hide = secretHider(environment)
  const password = environment.DATABASE_PASSWORD
  for (const shown of [
    password,
    encodeURIComponent(password),
    JSON.stringify(password),
    Buffer.from(password).toString('base64'),
    environment.STRIPE_API_KEY,
    environment.SESSION_SECRET_1,
  ]) {
    const said = hide(`it said ${shown} at login.example, /etc/ssl/private, chimpanzee: true`)
    expect(said).toMatch(/^it said "?…[="]* at login\.example, \/etc\/ssl\/private, chimpanzee: true$/)
  }
  // A part of another one is no reason to show the rest.
  expect(hide(environment.STRIPE_API_KEY)).toBe('…')
})

test('no result of a run shows them, whatever the app answers', async () => {
  const password = environment.DATABASE_PASSWORD
  await using server = await serve((_, response) => {
    response.writeHead(302, { location: `http://[${password}` }).end()
  })
  const run = (hidden: Readonly<Record<string, string>>) =>
    runContracts({
      contracts: contracts.filter(({ id }) => id === 'connect-works'),
      subjectName: 'app',
      subject: runningSubject(describeByDefault(server.url)),
      environment: hidden,
    })
  expect(JSON.stringify((await run({})).results)).toContain('hunter2')
  const { results } = await run(environment)
  expect(JSON.stringify(results)).not.toContain('hunter2')
  expect(JSON.stringify(results)).toContain('http://[…')
})

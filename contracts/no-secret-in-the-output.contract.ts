import { type Contract, type ContractRun, linesAfter } from '../src/contract-runner/index.ts'
import { aMoment, connectedPerson } from './expired-token.ts'
import { codeOf, type Secret, secretIn, secretsOfTheApp } from './secrets.ts'
import { apiCalled, codeExchanged } from './situations.ts'

export const contract: Contract = {
  id: 'no-secret-in-the-output',
  group: 'hygiene',
  title: 'The app prints no code, token or secret.',
  why:
    'What an app prints is kept: by the service manager, the log collector, the error tracker. Far more people read logs ' +
    'than may act for the users. A code in the URL of the callback, as an access log shows it, is not counted: the app ' +
    'has used it up by then.',
  goesWrong:
    'Whoever may read the logs can read everybody’s meetings. When that is noticed, all tokens and the client secret have ' +
    'to be replaced.',
  zoomSays: 'Nothing: Zoom does not see what the app prints.',
  remedy: `Log what happened, and never a request, a response or an error object as a whole:
    log.warn('refresh refused', { connection: row.id, status: response.status, error: body.error })`,
  evidence: [
    'https://cheatsheetseries.owasp.org/cheatsheets/Logging_Cheat_Sheet.html#data-to-exclude',
    'https://cwe.mitre.org/data/definitions/532.html',
  ],
  profiles: ['2026'],
  severity: 'must',
  needs: ['output'],
  twins: ['prints-its-tokens', 'prints-its-failed-requests'],
  provokes: ['not-from-this-mock'],
  situation: [codeExchanged(), apiCalled()],

  async run(test) {
    const { zoom, subject, newPerson, given } = test
    // One process may serve all contracts, and the secret is the same.
    const printedBefore = subject.printed()
    const person = await newPerson()
    const callback = await person.connectUntilCallback()
    given.works(await callback.deliver(), 'connected')
    given.works(await person.use(), 'used the app after connecting')
    const secrets = [codeOf(callback), ...(await secretsOfTheApp(test))]
    await expectNothingPrinted(test, secrets, printedBefore, 'when a person had connected and used it')

    // Failures are what is printed in full.
    await zoom.faults.next('api', { status: 500, body: '{}' })
    await person.use()
    const refused = await person.connectUntilCallback()
    await zoom.faults.next('token', { status: 502, body: '<h1>Bad Gateway</h1>' })
    await refused.deliver()
    const unknown = new URL((await person.connectUntilCallback()).url)
    unknown.searchParams.set('code', 'q2Xw9Zt4LmA0YKDVCU6SY-E3rQ2m9T3Rg')
    await person.open(unknown)
    await expectNothingPrinted(
      test,
      [codeOf(refused), ...secrets],
      printedBefore,
      'when a request to Zoom had failed',
    )

    const { person: late } = await connectedPerson(test, aMoment)
    await zoom.faults.next('token', { status: 500, body: '{}', grantType: 'refresh_token' })
    await test.advanceClocks({ seconds: aMoment + 1 })
    await late.use()
    await zoom.faults.clear()
    await late.use()
    if (subject.missing(['disconnect']).length === 0) await late.disconnect()
    await expectNothingPrinted(test, secrets, printedBefore, 'when an access token had expired')
  },
}

async function expectNothingPrinted(
  { subject, seen, newPerson, expect }: ContractRun,
  secrets: readonly Secret[],
  printedBefore: string,
  when: string,
): Promise<void> {
  // What it prints takes another way than its responses: by this one, it has arrived.
  await (await newPerson()).signIn()
  const asked = await seen.askedBefore(Number.MAX_SAFE_INTEGER)
  const callbackPath = asked === undefined ? '/' : new URL(asked.redirectUri).pathname
  const lines = linesAfter(printedBefore, subject.printed())
  const leaked = lines
    .map((line) => secretIn(withoutUrls(line, callbackPath), secrets))
    .find((found) => found !== undefined)
  expect.that(leaked === undefined, {
    appDid: `The app printed ${leaked} ${when}.`,
    expected: 'output that anybody may read',
    found: `${leaked}, in the app’s output`,
  })
}

/** Without the URLs of the callback, which every access log has. */
function withoutUrls(line: string, callbackPath: string): string {
  return line
    .split(/(?=[\s"'])/)
    .filter((word) => !word.includes(`${callbackPath}?`))
    .join('')
}

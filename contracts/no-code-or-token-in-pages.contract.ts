import type { Contract, ContractRun, HeldCallback, Person } from '../src/contract-runner/index.ts'
import { codeOf, type Secret, secretIn, secretsOfTheApp } from './secrets.ts'
import { apiCalled, codeExchanged } from './situations.ts'

export const contract: Contract = {
  id: 'no-code-or-token-in-pages',
  group: 'connect',
  title: 'No code, token or secret leaves the app in a page, a redirect, a cookie or a URL.',
  why:
    'Only the callback brings a code, and from there it goes to Zoom. Anything in a URL or a page is kept by ' +
    'histories, logs, proxies and extensions, and is passed on as Referer. Since 2023 Zoom forbids tokens in URLs. ' +
    'That holds for error pages, too, and for a token or secret in base64, which anybody can read.',
  goesWrong:
    'Tokens turn up in somebody’s analytics. Whoever reads them there can read meetings until the refresh token ends.',
  zoomSays: 'Nothing: Zoom does not see what the app sends to the browser.',
  remedy: `Answer the callback with a redirect to a URL that reveals nothing:
    response.redirect(303, '/settings')
    // and show people what they can do, never the error with its request: that has the Authorization header.`,
  evidence: [
    'https://devsupport.zoom.us/hc/en-us/articles/12363164278669',
    'https://www.rfc-editor.org/rfc/rfc9700#section-4.3',
    'https://github.com/giorgosavgeris/passport-zoom-oauth2/issues/6',
  ],
  profiles: ['2026'],
  severity: 'must',
  needs: [],
  twins: ['token-in-redirect', 'code-in-page', 'token-in-a-cookie', 'shows-the-failed-request'],
  provokes: ['not-from-this-mock'],
  situation: [codeExchanged(), apiCalled()],

  async run(test) {
    const { zoom, subject, newPerson, given } = test
    const person = await newPerson()
    const callback = await person.connectUntilCallback()
    given.works(await callback.deliver(), 'connected')
    given.works(await person.use(), 'used the app after connecting')
    const secrets = [codeOf(callback), ...(await secretsOfTheApp(test))]
    await expectNothingExposed(test, person, secrets)

    // Pages that are seldom seen are seldom looked at.
    for (const use of person.otherUses) await use()
    await callback.deliver()
    await zoom.faults.next('api', { answer: 'html' })
    await person.use()
    if (subject.missing(['status']).length === 0) await person.status()
    if (subject.missing(['disconnect']).length === 0) await person.disconnect()
    await expectNothingExposed(test, person, secrets)

    const other = await newPerson()
    await refuseTheCode(await other.connectUntilCallback(), other)
    const failing = await other.connectUntilCallback()
    await zoom.faults.next('token', { answer: 'html' })
    await failing.deliver()
    await other.connect({ decision: 'decline' })
    await expectNothingExposed(test, other, [codeOf(failing), ...secrets])
  },
}

/** Zoom does not know the code that arrives: the app gets a refusal, and has to say something. */
async function refuseTheCode(callback: HeldCallback, person: Person): Promise<void> {
  const unknown = new URL(callback.url)
  unknown.searchParams.set('code', 'q2Xw9Zt4LmA0YKDVCU6SY-E3rQ2m9T3Rg')
  await person.open(unknown)
}

/** In none of the responses that this person’s browser got from the app. */
async function expectNothingExposed(
  { zoom, seen, expect }: ContractRun,
  person: Person,
  secrets: readonly Secret[],
): Promise<void> {
  const zoomOrigin = new URL(zoom.url).origin
  const callbackPath = new URL((await seen.askedBefore(Number.MAX_SAFE_INTEGER))?.redirectUri ?? zoom.url)
    .pathname
  for (const { method, url, location, text, cookies } of person.trail) {
    if (url.origin === zoomOrigin) continue
    const places = [
      // The code comes to the callback in its URL.
      { where: 'the URL', said: url.pathname === callbackPath ? '' : url.href },
      { where: 'a redirect', said: location?.href ?? '' },
      { where: 'a cookie', said: cookies.join('\n') },
      { where: 'the page', said: text },
    ]
    for (const { where, said } of places) {
      const leaked = secretIn(said, secrets)
      expect.that(leaked === undefined, {
        appDid: `The app exposed ${leaked} in ${where} of ${method} ${url.origin}${url.pathname}.`,
        expected: 'nothing that Zoom gave to the app, and no secret of the app',
        found: `${leaked}, in ${where}`,
      })
    }
  }
}

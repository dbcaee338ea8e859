import { type Contract, ContractBroken, ContractError, type Person } from '../src/contract-runner/index.ts'
import { codeExchanged } from './situations.ts'

/** Names under which apps take the page to return to. */
const names = [
  'next',
  'return',
  'returnTo',
  'return_to',
  'returnUrl',
  'return_url',
  'redirect',
  'redirectTo',
  'redirect_to',
  'redirectUrl',
  'redirect_url',
  'callbackUrl',
  'continue',
  'destination',
  'target',
  'goto',
  'back',
  'from',
  'to',
  'url',
  'r',
]

/** The same foreign page, three times: the last two look like paths. */
const foreign = ['https://elsewhere.example/', '//elsewhere.example/', '/\\elsewhere.example/']

export const contract: Contract = {
  id: 'connecting-ends-in-the-app',
  group: 'connect',
  title: 'After connecting, the browser stays with the app, whatever the URL asks for.',
  why:
    'Many apps remember the page from which somebody began, in a parameter such as ?next=, and go there after the callback. ' +
    'A page of another site must not be accepted: the link would begin at the app and at Zoom, and end anywhere.',
  goesWrong:
    'Somebody gets a link to the app, allows it at Zoom, and lands on a copy of the app that asks for a password. Nothing ' +
    'on the way looked wrong.',
  zoomSays:
    'Nothing: the redirect URI is the app’s, and where the app goes from there is not Zoom’s concern.',
  remedy: `Accept paths of your own only, and compare after resolving:
    const to = new URL(query.get('next') ?? '/', config.publicUrl)
    const next = to.origin === new URL(config.publicUrl).origin ? to.pathname + to.search : '/'`,
  evidence: [
    'https://www.rfc-editor.org/rfc/rfc9700#section-4.11',
    'https://cheatsheetseries.owasp.org/cheatsheets/Unvalidated_Redirects_and_Forwards_Cheat_Sheet.html',
  ],
  profiles: ['2026'],
  severity: 'must',
  needs: [],
  twins: ['goes-where-next-says'],
  situation: [codeExchanged()],

  async run({ newPerson, newConnectedPerson, expect }) {
    await newConnectedPerson()
    const person = await newPerson()
    for (const page of foreign) {
      const query = Object.fromEntries(names.map((name) => [name, page]))
      const left = await leavesTheApp(person, query)
      expect.that(!left, {
        appDid: `Somebody began to connect with ?next=${page} (and the like) in the URL, and the app sent the browser there: an open redirect to a foreign host.`,
        expected: 'a page of the app',
        found: 'a redirect to a foreign host',
      })
    }
  },
}

/** Connects with this in the URL of the first request, and of the callback. An app that refuses it has not led away. */
async function leavesTheApp(person: Person, query: Readonly<Record<string, string>>): Promise<boolean> {
  try {
    const { url } = await person.connectUntilCallback({ query })
    for (const [name, value] of Object.entries(query)) url.searchParams.append(name, value)
    await person.open(url)
    return false
  } catch (error) {
    if (error instanceof ContractBroken) return false
    if (!(error instanceof ContractError) || error.kind !== 'left-the-test') throw error
    return error.message.includes(new URL(foreign[0] ?? '').host)
  }
}

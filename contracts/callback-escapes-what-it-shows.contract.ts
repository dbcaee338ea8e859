import type { Contract } from '../src/contract-runner/index.ts'
import { codeExchanged } from './situations.ts'

/** Harmless, and a script wherever it stands unescaped. */
const markup = '"><script>"from the URL"</script>'
const scriptUrl = 'javascript:"from the URL"'

export const contract: Contract = {
  id: 'callback-escapes-what-it-shows',
  group: 'connect',
  title: 'The callback’s pages show nothing from the URL unescaped.',
  why:
    'The callback is public, and everything in its URL can be chosen by whoever sends somebody a link: error, ' +
    'error_description, error_uri, code, state. A page that shows them as they came runs scripts in the app’s name.',
  goesWrong:
    'A link to the app’s own callback takes over the session of the person who clicks on it. The error page was made for ' +
    'developers, and nobody tests it.',
  zoomSays: '302 to the callback with ?error=access_denied; everybody else can send anything there',
  remedy: `Say it in your own words, or let a template escape it:
    const texts = { access_denied: 'You have not connected Zoom.' }
    page(400, texts[query.get('error')] ?? 'Zoom could not be connected.')`,
  evidence: [
    'https://cheatsheetseries.owasp.org/cheatsheets/Cross_Site_Scripting_Prevention_Cheat_Sheet.html',
    'https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2.1',
  ],
  profiles: ['2026'],
  severity: 'must',
  needs: [],
  twins: ['shows-the-error-as-it-came'],
  presupposes: ['decline-leaves-nothing-behind'],
  provokes: ['not-from-this-mock'],
  situation: [codeExchanged()],

  async run({ newPerson, newConnectedPerson, expect }) {
    await newConnectedPerson()
    const person = await newPerson()
    // A state counts once, so each of these gets one of its own.
    const error = { error: 'access_denied', error_description: markup, error_uri: scriptUrl }
    const arrivals: Readonly<Record<string, string>>[] = [
      error,
      { error: markup },
      { code: markup },
      { ...error, state: 'not-ours' },
      { code: 'abc', state: markup },
    ]
    for (const parameters of arrivals) {
      const { url } = await person.connectUntilCallback()
      url.searchParams.delete('code')
      for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value)
      const before = person.trail.length
      await person.open(url)
      const pages = person.trail.slice(before).filter((hop) => isMarkup(hop.header('content-type') ?? ''))
      const shown = pages.find(({ text }) => text.includes(markup) || text.includes(`="${scriptUrl}"`))
      const names = Object.entries(parameters).flatMap(([name, value]) =>
        value === markup || value === scriptUrl ? [name] : [],
      )
      expect.that(shown === undefined, {
        appDid:
          `Somebody came to the callback with markup in ${names.join(' and ')}, and the app’s page ` +
          `(status ${shown?.status}) contains it unescaped: a script in there would run.`,
        expected: 'a page of the app’s own words, or with every value escaped',
        found: 'markup from the URL in the page',
      })
    }
  },
}

/** A browser runs no scripts in other types. */
function isMarkup(contentType: string): boolean {
  return contentType === '' || /html|xml|svg/i.test(contentType)
}

import type { Recognition } from '../../domain/recognition.ts'
import type { FindingRule, History } from '../finding.ts'
import { clockTime } from '../words.ts'

type Foreign = Extract<Recognition, { readonly is: 'from-elsewhere' }>

const kinds = {
  'code.refused': ['a code', 'code'],
  'refresh.refused': ['a refresh token', 'token'],
  'api.refused': ['an access token', 'token'],
  'revoke.refused': ['a token to revoke', 'token'],
  'device-code.refused': ['a device code', 'device code'],
} as const

/** A code or token that was issued by real Zoom, by another mock, or by this one before its memory was lost. */
export const notFromThisMock: FindingRule<keyof typeof kinds> = {
  id: 'not-from-this-mock',
  title: 'A code or token was sent that this mock never issued.',
  inProduction:
    'The cause is most likely the set-up and not a bug in your app: the app still has tokens from before the mock was ' +
    'restarted, or from real Zoom. A correct app takes the refusal as final and asks the person to connect again.',
  remedy:
    'Connect again, or begin with an empty database. mock-zoom run keeps nothing between two runs unless you give it ' +
    '--keep; mock-zoom serve keeps its state in .mock-zoom/ (not with --memory). Keep the tokens of real Zoom in ' +
    'another database than those of the mock.',
  sources: ['docs/point-your-app.md'],
  needs: ['this-mock'],
  on: ['code.refused', 'refresh.refused', 'api.refused', 'revoke.refused', 'device-code.refused'],
  diagnose(refused, history) {
    const { recognised } = refused
    if (recognised?.is !== 'from-elsewhere') return undefined
    // That is token-cut-off.
    if ('cutOffAt' in refused && refused.cutOffAt !== undefined) return undefined
    const [what, noun] = kinds[refused.type]
    const clientId = 'clientId' in refused ? refused.clientId : null
    const who = clientId === null ? 'somebody' : history.app(clientId)
    const where = refused.type === 'api.refused' ? ` to ${refused.endpoint}` : ''
    return {
      about: `${refused.type} ${recognised.sign} ${clientId}`,
      sentence:
        `At ${clockTime(refused.at)} ${who} sent ${what}${where} that this mock never issued, or doesn’t remember. ` +
        `${isOfLostBrowser(refused, recognised, history) ? lostBrowser : whyFrom(recognised, noun, history)}`,
      evidence: [refused],
    }
  },
}

const lostBrowser =
  'It has the shape of a code of Zoom’s, and no browser has come to this mock since it was started: the browser was most ' +
  'likely at the real zoom.us. Open the app with mock-zoom browser, or let it send browsers to this mock’s URL.'

/** A code from a browser that this mock never saw. */
function isOfLostBrowser({ type }: { readonly type: string }, { sign }: Foreign, history: History): boolean {
  return (
    type === 'code.refused' &&
    sign === 'right-shape' &&
    history.isWhole() &&
    history.of('authorize.asked').length === 0 &&
    history.of('code.issued').length === 0
  )
}

function whyFrom({ sign, clientId = '' }: Foreign, noun: string, history: History): string {
  switch (sign) {
    case 'our-signature':
      return `Its signature is this mock’s: it was issued here, before the mock was reset.`
    case 'our-app':
      return `It names ${history.app(clientId)} (${clientId}), an app of this mock: it was most likely issued before the mock was restarted, which cleared its memory.`
    case 'our-user':
      return `It names a Zoom user of this mock: it was most likely issued before the mock was restarted, which cleared its memory.`
    case 'another-app':
      return `It names the client id ${clientId}, which no app of this mock has: it comes from real Zoom, or from another mock.`
    case 'right-shape':
      return `It has the shape of a ${noun} of Zoom’s: it was issued before the mock was restarted, or by real Zoom.`
    case 'wrong-shape':
      return `It doesn’t have the shape of a ${noun} of Zoom’s: it was made up, by a test for example, or something else was sent in its place.`
    default:
      return sign satisfies never
  }
}

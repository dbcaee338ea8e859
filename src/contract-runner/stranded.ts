import { parseJson } from '../mock-zoom/index.ts'
import { isButton } from './form-controls.ts'
import { attribute, elementsNamed, parseHtml, visibleText } from './html.ts'
import { stepToZoom } from './page-controls.ts'
import type { SubjectRequest, SubjectStep } from './subject-description.ts'
import { say } from './take-steps.ts'
import type { Page, VisitEnd } from './user-agent.ts'

/**
 * A request of the subject file that led nowhere: the browser did not get to Zoom, the person was not signed in, or the page at the
 * callback left the code to a script.
 */
export interface Stranded {
  /** Its name in the subject file, or `callback` if connecting got as far as that. */
  readonly key: 'signIn' | 'connect' | 'callback'
  readonly request: SubjectRequest
  /** The steps after the first. */
  readonly rest: readonly SubjectStep[]
  readonly end: VisitEnd
  /** Where the request went. */
  readonly url: URL
}

/** Which line of the subject file to look at, and what may be wrong there; for a subject that has never worked. */
export function whereToLook(stranded: Stranded): string {
  const { key, request, rest, end } = stranded
  if (key === 'callback') return leftToScript(end)
  const line = `Look at requests.${key} in the subject file (${[request, ...rest].map(say).join(', then ')}):`
  if (end.kind !== 'page') return `${line} it should lead to Zoom, and redirects without end.`
  if (end.stuck !== undefined && end.status < 400) return `${line} the page ${end.url.pathname} ${end.stuck}.`
  const hint = hints.map((find) => find(stranded, end)).find((text) => text !== undefined)
  if (hint?.startsWith('Look at')) return hint
  return `${line} ${hint ?? (key === 'connect' ? 'it should redirect to Zoom’s authorize page.' : 'it should sign the person in.')}`
}

/** The app may do all it does there in the browser, as single-page apps do. */
function leftToScript(end: VisitEnd): string {
  const page = end.kind === 'page' ? `The page at ${end.url.pathname}` : 'The page'
  return (
    `${page} has a script, and the app sent Zoom no token request before it came. If the script takes the code to the app, add ` +
    '--browser: these small browsers run no scripts.'
  )
}

export function hasScript({ text }: Page): boolean {
  return elementsNamed(parseHtml(text), 'script').some(
    (script) => !/json|template/i.test(attribute(script, 'type') ?? ''),
  )
}

type Hint = (stranded: Stranded, page: Page) => string | undefined

const csrfWords = /\b(csrf|xsrf|forgery|authenticity|page expired|invalid token|token mismatch)\b/i
const loginWords = /\b(sign[ -]?in|log[ -]?in|signin|login)\b/i

/** The more certain come first. */
const hints: readonly Hint[] = [
  csrfRefused,
  loginPage,
  nothingThere,
  wrongMethod,
  serverError,
  jsonWithUrl,
  pageWithButton,
]

function csrfRefused(_: Stranded, { status, text, contentType }: Page): string | undefined {
  if (![400, 403, 419, 422].includes(status)) return undefined
  if (status !== 419 && !csrfWords.test(text)) return undefined
  const said = visibleText(text, contentType).slice(0, 80)
  return (
    `the app refused it with ${status}${said === '' ? '' : ` (“${said}”)`}, as a request without a CSRF token. Begin with ` +
    'the page that has the form, and submit that: [{ "method": "GET", "path": "…" }, { "submit": "the text of its button" }].'
  )
}

function loginPage({ key, url }: Stranded, page: Page): string | undefined {
  if (key !== 'connect') return undefined
  const elsewhere = page.url.pathname !== url.pathname
  const asksForPassword = elementsNamed(parseHtml(page.text), 'input').some(
    (input) => attribute(input, 'type')?.toLowerCase() === 'password',
  )
  const isLogin = page.status === 401 || asksForPassword || (elsewhere && loginWords.test(page.url.pathname))
  if (!isLogin) return undefined
  const where = elsewhere ? `was sent to ${page.url.pathname}` : `got ${page.status}`
  return (
    `Look at requests.signIn in the subject file: the browser asked for requests.connect and ${where}, so the app does not know ` +
    'the person. signIn has to be the request that signs them in, and the app has to keep that in a cookie.'
  )
}

function nothingThere({ request }: Stranded, { status }: Page): string | undefined {
  if (status !== 404 && status !== 410) return undefined
  return `the app has nothing at ${request.path} (${status}). Is that the path, with everything before it, such as /api?`
}

function wrongMethod({ request }: Stranded, { status }: Page): string | undefined {
  if (status !== 405 && status !== 501) return undefined
  return `the app does not take ${request.method} there (${status}). Try ${request.method === 'GET' ? 'POST' : 'GET'}.`
}

function serverError(_: Stranded, { status }: Page): string | undefined {
  if (status < 500) return undefined
  return `the app answered ${status}. Its output says why: often a setting that "start.env" does not give it, or gives under another name.`
}

function jsonWithUrl({ key, request }: Stranded, { text }: Page): string | undefined {
  if (key !== 'connect') return undefined
  const url = /https?:[\\/]+[^"\s]*\/oauth\/authorize[^"\s]*/.exec(text)
  if (url === null || !/^\s*["[{]/.test(text)) return undefined
  return (
    'the app answered with JSON that has the address of Zoom’s authorize page, and leaves it to a script to go there. Take it and ' +
    `open it: [${JSON.stringify({ ...request, take: { url: { json: memberWithUrl(text) } } })}, { "open": "{url}" }].`
  )
}

function pageWithButton({ key, request }: Stranded, page: Page): string | undefined {
  if (key !== 'connect' || page.status >= 400) return undefined
  const document = parseHtml(page.text)
  const step = stepToZoom(page)
  if (step !== undefined) {
    const steps = [request, step].map((each) => JSON.stringify(each)).join(', ')
    return `the app answered with a page, and a person has to go on from there. Add that step: [${steps}].`
  }
  if (elementsNamed(document, 'button', 'input').some(isButton))
    return 'the app answered with a page whose button needs a script. Add a "click" on it, and --browser.'
  if (!hasScript(page)) return undefined
  return (
    'the app answered with a page that a script fills. Add a "click" on its button, and --browser; or begin with the request that the ' +
    'script sends.'
  )
}

/** The member of some JSON whose value is the URL of Zoom's authorize page, by its path. */
export function memberWithUrl(text: string): string {
  return urlMember(parseJson(text), []) ?? 'url'
}

function urlMember(value: unknown, path: readonly string[]): string | undefined {
  if (typeof value === 'string')
    return /^https?:.*\/oauth\/authorize/.test(value) ? path.join('.') : undefined
  if (typeof value !== 'object' || value === null) return undefined
  return Object.entries(value)
    .map(([name, member]) => urlMember(member, [...path, name]))
    .find((found) => found !== undefined)
}

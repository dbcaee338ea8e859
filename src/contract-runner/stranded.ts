import { isButton } from './form-controls.ts'
import { attribute, elementsNamed, parseHtml, textOf, visibleText } from './html.ts'
import type { SubjectRequest } from './subject-description.ts'
import type { VisitEnd } from './user-agent.ts'

/** A request of the subject file that led nowhere: the browser did not get to Zoom, or the person was not signed in. */
export interface Stranded {
  /** Its name in the subject file. */
  readonly key: 'signIn' | 'connect'
  readonly request: SubjectRequest
  readonly end: VisitEnd
  /** Where the request went. */
  readonly url: URL
}

/** Which line of the subject file to look at, and what may be wrong there; for a subject that has never worked. */
export function whereToLook(stranded: Stranded): string {
  const { key, request, end } = stranded
  const line = `Look at requests.${key} in the subject file (${request.method} ${request.path}):`
  if (end.kind !== 'page') return `${line} it should lead to Zoom, and redirects without end.`
  const hint = hints.map((find) => find(stranded, end)).find((text) => text !== undefined)
  if (hint?.startsWith('Look at')) return hint
  return `${line} ${hint ?? (key === 'connect' ? 'it should redirect to Zoom’s authorize page.' : 'it should sign the person in.')}`
}

type Page = Extract<VisitEnd, { kind: 'page' }>
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
    `the app refused it with ${status}${said === '' ? '' : ` (“${said}”)`}, as a request without a CSRF token. The runner sends ` +
    'what stands there and nothing else. Switch that protection off for the test, or give the page and a "click" on its button, ' +
    'with --browser.'
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

function jsonWithUrl({ key }: Stranded, { text }: Page): string | undefined {
  if (key !== 'connect') return undefined
  const url = /https?:[\\/]+[^"\s]*\/oauth\/authorize[^"\s]*/.exec(text)
  if (url === null || !/^\s*["[{]/.test(text)) return undefined
  return (
    'the app answered with JSON that has the address of Zoom’s authorize page, and leaves it to a script to go there. Give the ' +
    'page with the button as "path" and a "click" on it, with --browser, or a request that redirects.'
  )
}

function pageWithButton({ key }: Stranded, page: Page): string | undefined {
  if (key !== 'connect' || page.status >= 400) return undefined
  const document = parseHtml(page.text)
  const forms = elementsNamed(document, 'form').map(
    (form) => [(attribute(form, 'method') ?? 'get').toUpperCase(), attribute(form, 'action') ?? ''] as const,
  )
  const links = elementsNamed(document, 'a')
    .filter((link) => /zoom|connect/i.test(`${attribute(link, 'href')} ${textOf(link)}`))
    .map((link) => ['GET', attribute(link, 'href') ?? ''] as const)
  const requests = [...forms, ...links]
    .filter(([, to]) => URL.canParse(to, page.url.href))
    .slice(0, 3)
    .map(([method, to]) => `${method} ${new URL(to, page.url).pathname}`)
  if (requests.length > 0)
    return `the app answered with a page, and a person has to go on from there. Put the request that it makes in its place: ${requests.join(' or ')}.`
  if (!elementsNamed(document, 'button', 'input').some(isButton)) return undefined
  return 'the app answered with a page whose button needs a script. Add a "click" on it, and --browser.'
}
